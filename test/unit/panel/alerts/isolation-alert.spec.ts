import { describe, expect, it } from 'vitest'
import { isolationAlert } from '../../../../renderer/features/alerts/find-alerts'

const route = { sentence: { code: 'DirectRoute' }, command: 'sudo iptables ...', isAnswered: false }
const between = (isApart: boolean) => ({ isApart, at: 1, sentence: { code: isApart ? 'LabsApart' : 'LabsReachEachOther' } })

describe('what is said of labs that are not kept to themselves', () => {
  it('nothing where nobody looked, where they are apart, and once a person has answered', () => {
    expect([
      isolationAlert(),
      isolationAlert({}),
      isolationAlert({ between: between(true), directRoute: { ...route, isAnswered: true } }),
    ]).toEqual([undefined, undefined, undefined])
  })

  it('that labs reach each other comes first; the way around with what closes it', () => {
    expect(isolationAlert({ between: between(false), directRoute: route })).toEqual({
      type: 'notApart',
      message: { code: 'LabsReachEachOther' },
    })
    expect(isolationAlert({ between: between(true), directRoute: route })).toEqual({
      type: 'route',
      message: { code: 'DirectRoute' },
      command: 'sudo iptables ...',
    })
  })
})
