import { describe, expect, it } from 'vitest'
import { EngineMetrics } from '../../../src/core/metrics/engine-metrics'
import type { StoredLab } from '../../../src/core/resource/lab-instance'
import type { ResourceChange } from '../../../src/core/store/resource-store'
import { type ChangeHandler, HandlerLane } from '../../../src/core/watcher/handler-lane'
import { Watcher } from '../../../src/core/watcher/watcher'
import { aLab } from '../../fixtures/a-lab'
import { aStore, declareLab } from '../../fixtures/a-store'
import { FakeClock, settle } from '../../fixtures/fake-clock'
import { FixedSettings } from '../../fixtures/fixed-settings'
import { RecordingLog } from '../../fixtures/recording-log'

function aLane(handler: ChangeHandler<StoredLab>) {
  const [clock, log, metrics] = [new FakeClock(0), new RecordingLog(), new EngineMetrics()]
  const lane = new HandlerLane<StoredLab>({ name: 'audit log', handler, clock, log, metrics })
  return { clock, log, metrics, lane }
}

function aChange(name: string, version: number): ResourceChange<StoredLab> {
  return { type: 'UPDATED', key: `LabInstance/x/${name}`, current: aLab({ metadata: { name } }), resourceVersion: String(version) }
}

const label = ({ current, resourceVersion }: ResourceChange<StoredLab>): string => `${current.metadata.name}${resourceVersion}`

describe('a handler of the watcher', () => {
  it('#69 that throws is asked again, and no other change waits for it', async () => {
    const seen: string[] = []
    let failures = 2
    const handle = (change: ResourceChange<StoredLab>): void => {
      if (label(change) === 'bad1' && failures-- > 0) throw new Error('not now')
      seen.push(label(change))
    }
    const { clock, lane, metrics } = aLane(handle)
    for (const change of [aChange('a', 0), aChange('bad', 1), aChange('bad', 2), aChange('b', 3)]) lane.push(change)
    await settle()
    expect(seen).toEqual(['a0', 'b3'])
    await clock.advanceAsync(300)
    expect([seen, metrics.snapshot().counters.handler_errors]).toEqual([['a0', 'b3', 'bad1', 'bad2'], 2])
  })

  it('#69 is given up for a change after five attempts, with its name in the log, and goes on', async () => {
    let attempts = 0
    const seen: string[] = []
    const { clock, lane, log } = aLane((change) => {
      if (label(change) !== 'bad1') return void seen.push(label(change))
      attempts += 1
      throw new Error('never')
    })
    for (const change of [aChange('bad', 1), aChange('bad', 2)]) lane.push(change)
    await clock.advanceAsync(60_000)
    lane.push(aChange('bad', 3))
    expect([attempts, seen, clock.pendingTimers]).toEqual([5, ['bad2', 'bad3'], 0])
    expect(log.lines.filter((line) => line.startsWith('error'))).toEqual([
      'error The audit log handler gave up on a change of LabInstance/x/bad after 5 attempts',
    ])
  })

  it('gets one change at a time, in order, also one that it brings about itself', () => {
    const seen: string[] = []
    const { lane } = aLane((change) => {
      seen.push(`begin ${label(change)}`)
      if (change.resourceVersion === '1') lane.push(aChange('a', 2))
      seen.push(`end ${label(change)}`)
    })
    lane.push(aChange('a', 1))
    expect(seen).toEqual(['begin a1', 'end a1', 'begin a2', 'end a2'])
  })

  it('that was taken away hears nothing more and leaves no timer', async () => {
    let attempts = 0
    const { clock, lane } = aLane(() => {
      attempts += 1
      throw new Error('never')
    })
    lane.push(aChange('a', 1))
    lane.close()
    lane.push(aChange('a', 2))
    await clock.advanceAsync(60_000)
    expect([attempts, clock.pendingTimers]).toEqual([1, 0])
  })

  it('#69 that throws keeps nothing from the other handlers', async () => {
    const clock = new FakeClock()
    const store = aStore(clock)
    const watcher = new Watcher<StoredLab>({
      store,
      kind: 'LabInstance',
      settings: new FixedSettings(),
      clock,
      log: new RecordingLog(),
      metrics: new EngineMetrics(),
    })
    const seen: string[] = []
    watcher.addHandler('throwing', () => {
      throw new Error('always')
    })
    watcher.addHandler('good', ({ current }) => void seen.push(current.metadata.name))
    await watcher.start()
    for (const name of ['ada', 'bob']) await declareLab(store, name)
    await settle()
    expect(seen).toEqual(['ada', 'bob'])
  })
})
