import { describe, expect, it } from 'vitest'
import type { StoredLab } from '../../../src/core/resource/lab-instance'
import type { LabState } from '../../../src/core/resource/lab-states'
import type { ResourceChange } from '../../../src/core/store/resource-store'
import { LabObserver } from '../../../src/hosts/demo/lab-observer'
import { FakeClock, settle } from '../../fixtures/fake-clock'

function aSpectator() {
  const clock = new FakeClock()
  let handler: (change: ResourceChange<StoredLab>) => void | Promise<void> = () => {}
  const addHandler = (_: string, given: typeof handler) => {
    handler = given
    return () => {}
  }
  const observer = new LabObserver({ clock, watcher: { addHandler } })
  const show = (name: string, state: LabState, type: ResourceChange['type'] = 'STATUS_UPDATED') =>
    void handler({ type, key: name, resourceVersion: '1', current: { metadata: { name }, status: { state } } as StoredLab })
  /** Whether it has come about by now. */
  const asks = (name: string, state: LabState | 'gone') => {
    const asked = { settled: false }
    void observer.waitFor(name, state, { withinMs: 1_000 }).then(
      () => {
        asked.settled = true
      },
      () => undefined,
    )
    return settle().then(() => asked)
  }
  return { clock, spectator: observer, show, asks }
}

describe('the spectator of the demo', () => {
  it('does not miss what came and went before it was asked', async () => {
    const { show, asks } = aSpectator()
    show('a', 'failed')
    show('a', 'deleting')
    expect((await asks('a', 'failed')).settled).toBe(true)
  })

  it('counts nothing twice: after ready and ready, it takes a new ready', async () => {
    const { show, asks } = aSpectator()
    show('a', 'ready')
    const first = await asks('a', 'ready')
    const second = await asks('a', 'ready')
    const before = second.settled
    show('b', 'ready')
    show('a', 'provisioning')
    show('a', 'ready')
    await settle()
    expect([first.settled, before, second.settled]).toEqual([true, false, true])
  })

  it('sees a record that is gone', async () => {
    const { show, asks } = aSpectator()
    show('a', 'deleting', 'DELETED')
    expect((await asks('a', 'gone')).settled).toBe(true)
  })

  it('says what did not come about, and in what time', async () => {
    const { clock, spectator: observer } = aSpectator()
    const waiting = observer.waitFor('a', 'ready', { withinMs: 15_000 }).catch((error: unknown) => error)
    await clock.advanceAsync(15_000)
    expect(await waiting).toEqual(new Error('The lab a was not ready within 15 s.'))
  })

  it('gives up at once when interrupted, and takes its timer back', async () => {
    const { clock, spectator: observer } = aSpectator()
    const interrupt = new AbortController()
    const waiting = observer.waitFor('a', 'ready', { withinMs: 15_000, signal: interrupt.signal }).catch((error: unknown) => error)
    interrupt.abort(new Error('interrupted'))
    expect([await waiting, clock.pendingTimers]).toEqual([new Error('interrupted'), 0])
  })
})
