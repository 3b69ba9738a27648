import { describe, expect, it } from 'vitest'
import { timelineLines } from '../../../../../renderer/features/lab-details/timeline/timeline-view'
import type { LabTransition } from '../../../../../src/contract/words'

const line = (second: number, state: LabTransition['state'], more: Partial<LabTransition> = {}): LabTransition => ({
  state,
  time: new Date(Date.UTC(2026, 0, 5, 10, 0, second)).toISOString(),
  reason: 'Starting',
  message: 'It happened',
  who: 'controller',
  ...more,
})

const marks = (transitions: readonly LabTransition[]) => timelineLines(transitions).map(({ mark }) => mark)

describe('the timeline of a lab', () => {
  it('each line lasts until the next one; the newest is still going on', () => {
    expect(timelineLines([line(0, 'pending'), line(2, 'provisioning'), line(9, 'ready')]).map(({ lastedMs }) => lastedMs)).toEqual([
      2_000,
      7_000,
      undefined,
    ])
  })

  it('a clock that was set back makes no negative duration', () => {
    expect(timelineLines([line(5, 'pending'), line(2, 'provisioning')])[0]?.lastedMs).toBe(0)
  })

  it('what the reconciler found behind a ready lab is marked as drift', () => {
    expect(marks([line(0, 'ready'), line(9, 'provisioning', { who: 'reconciler', reason: 'ContainerMissing' })])).toEqual([
      undefined,
      'drift',
    ])
  })

  it('a restart is marked where a person asked for it, an extension is not', () => {
    expect(marks([line(0, 'expired'), line(1, 'provisioning', { who: 'person', reason: 'Restarting' })])[1]).toBe('restart')
    expect(marks([line(0, 'expired'), line(1, 'provisioning', { who: 'person', reason: 'Extended' })])[1]).toBeUndefined()
  })

  it('an attempt that failed is marked; fetching the image is an ordinary step', () => {
    expect(
      marks([line(0, 'provisioning'), line(1, 'provisioning', { reason: 'Pulling' }), line(5, 'provisioning', { reason: 'PortConflict' })]),
    ).toEqual([undefined, undefined, 'retry'])
  })
})
