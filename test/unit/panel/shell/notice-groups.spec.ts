import { describe, expect, it } from 'vitest'
import { groupNotices, joined, TOAST_MS } from '../../../../renderer/shell/notice-toasts'
import type { Notice } from '../../../../src/contract/notice'

const notice = (id: number, type: Notice['type']): Notice => ({ id: String(id), at: id, type, name: `lab-${id}` })

describe('news as toasts', () => {
  it('a class that fails is one toast, and what the banner says is none', () => {
    const news = [notice(1, 'failed'), notice(2, 'dockerLost'), notice(3, 'failed'), notice(4, 'expired'), notice(5, 'dockerBack')]
    expect(groupNotices(news).map(({ type, notices }) => [type, notices.length])).toEqual([
      ['failed', 2],
      ['expired', 1],
    ])
  })

  it('what comes while its toast is up joins it; later it is a new one', () => {
    const [group] = groupNotices([notice(1, 'failed')])
    const first = joined(undefined, group!, 0)
    expect(joined(first, group!, TOAST_MS - 1).group.notices).toHaveLength(2)
    expect(joined(first, group!, TOAST_MS).group.notices).toHaveLength(1)
  })
})
