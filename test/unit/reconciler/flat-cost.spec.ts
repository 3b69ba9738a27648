import { describe, expect, it } from 'vitest'
import { LabIndex } from '../../../src/core/reconciler/lab-index'
import { findByTime } from '../../../src/core/reconciler/time-pass'
import { SnapshotPass } from '../../../src/core/reconciler/snapshot-pass'
import { LiveFactsBoard } from '../../../src/core/live/live-facts-board'
import type { ContainerSnapshot } from '../../../src/core/provisioner/observation'
import { aLab, at, NOON } from '../../fixtures/a-lab'
import { FakeClock } from '../../fixtures/fake-clock'
import { FixedSettings } from '../../fixtures/fixed-settings'

const LABS = 20_000

describe('the cost of a pass', () => {
  it('with nothing due and nothing changed, no lab of 20,000 is touched', () => {
    const clock = new FakeClock(NOON)
    const touched = { count: 0 }
    const index = new LabIndex()
    for (let number = 0; number < LABS; number++) {
      const lab = aLab({
        metadata: { name: `lab-${number}`, uid: `uid-${number}` },
        status: { state: 'ready', observedGeneration: 1, expiresAt: at(1_000 + number) },
      })
      index.put(`LabInstance/x/lab-${number}`, lab, 0)
    }
    const counting = new Proxy(index.byKey, {
      get: (map, member) => {
        touched.count += 1
        const value: unknown = Reflect.get(map, member, map)
        return typeof value === 'function' ? value.bind(map) : value
      },
    })
    const watched = Object.assign(Object.create(index) as LabIndex, { byKey: counting })
    const options = { index: watched, clock, settings: new FixedSettings(), live: new LiveFactsBoard(), changed: new Set<string>() }
    const snapshot: ContainerSnapshot = { revision: '1', byUid: new Map(), doubtful: [] }
    const snapshots = { byProvisioner: new Map([['docker', snapshot]]), failures: [], hasChanged: false }
    const scope = {
      snapshots,
      index: watched,
      changes: { keys: new Set<string>(), vanishedUids: [] },
      templates: { of: () => undefined },
      isAnew: false,
      touched: new Set<string>(),
    }
    expect([findByTime(options), new SnapshotPass(options).find(scope), touched.count]).toEqual([[], [], 0])
    clock.jump(1_002)
    expect([findByTime(options).length, touched.count]).toEqual([3, 3])
  })
})
