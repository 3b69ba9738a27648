import { describe, expect, it } from 'vitest'
import type { ContainerCondition, Observation } from '../../../src/core/provisioner/observation'
import { drifted } from '../../../src/core/reconciler/find/drifted'
import { due, expired, stuck } from '../../../src/core/reconciler/find/by-time'
import { finished } from '../../../src/core/reconciler/find/finished'
import { orphaned } from '../../../src/core/reconciler/find/orphaned'
import type { FindingInput } from '../../../src/core/reconciler/find/finding-input'
import { LAB_STATES, type LabState } from '../../../src/core/resource/lab-states'
import { DEFAULT_SETTINGS, readSettings } from '../../../src/core/settings/read-settings'
import { aLab, at, NOON } from '../../fixtures/a-lab'

const CONDITIONS: readonly ContainerCondition[] = ['absent', 'created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead']
const DAY_MS = 86_400_000
const input = (parts: Partial<FindingInput> = {}): FindingInput => ({
  now: NOON,
  settings: DEFAULT_SETTINGS,
  provisioningMs: 0,
  isQuiet: true,
  ...parts,
})
const seen = (parts: Partial<Observation> = {}): Observation => ({
  uid: 'u',
  condition: 'running',
  containerId: 'c',
  ports: { 8080: 4001 },
  ...parts,
})

/** What each state is found to be, of all states. */
function byState(find: (state: LabState) => { readonly detail: string } | undefined): Partial<Record<LabState, string>> {
  return Object.fromEntries(
    LAB_STATES.flatMap((state) => {
      const finding = find(state)
      return finding === undefined ? [] : [[state, finding.detail]]
    }),
  )
}

describe('findings by time', () => {
  it('stuck: only what is provisioning, from the timeout on', () => {
    const after = (provisioningMs: number) => byState((state) => stuck(aLab({ status: { state } }), input({ provisioningMs })))
    expect([after(299_999), after(300_000)]).toEqual([{}, { provisioning: 'in provisioning for 300 s' }])
  })

  it('expired: only what is ready, from its very end on', () => {
    const ending = (offset: number) => byState((state) => expired(aLab({ status: { state, expiresAt: at(offset) } }), input()))
    expect([ending(1), ending(0), expired(aLab({ status: { state: 'ready' } }), input())]).toEqual([
      {},
      { ready: `ended at ${at(0)}` },
      undefined,
    ])
  })

  it('finished: expired and completed ones after their grace, a failed one only if the settings say so', () => {
    const ended = (offset: number, settings = DEFAULT_SETTINGS) =>
      Object.keys(byState((state) => finished(aLab({ status: { state, endedAt: at(offset) } }), input({ settings }))))
    expect([ended(-DAY_MS + 1), ended(-DAY_MS)]).toEqual([[], ['completed', 'expired']])
    expect(ended(-DAY_MS, readSettings({ cleanup: { failedLabs: true } }))).toEqual(['completed', 'expired', 'failed'])
  })

  it('finished: what a person keeps stays until then; a wish that is shorter than the grace shortens nothing', () => {
    const kept = (keepUntil: string) =>
      finished(aLab({ spec: { keepUntil }, status: { state: 'expired', endedAt: at(-DAY_MS) } }), input())?.type
    expect([kept(at(1)), kept(at(0)), kept(at(-2 * DAY_MS))]).toEqual([undefined, 'finished', 'finished'])
    expect(finished(aLab({ spec: { keepUntil: at(-1) }, status: { state: 'expired', endedAt: at(-10) } }), input())).toBeUndefined()
  })

  it('due: what is on its way, whatever was lost', () => {
    const states = (isQuiet: boolean) => byState((state) => due(aLab({ status: { state, observedGeneration: 1 } }), input({ isQuiet })))
    expect(states(true)).toEqual({ pending: 'to be started', provisioning: 'provisioning to be checked', deleting: 'to be deleted' })
    expect(states(false)).toEqual({ pending: 'to be started', deleting: 'to be deleted' })
  })

  it('due: a scheduled start and a next attempt at their moment', () => {
    const starting = (offset: number) => due(aLab({ spec: { scheduledStart: at(offset) } }), input())?.detail
    const retrying = (offset: number) => due(aLab({ status: { state: 'provisioning', retryAt: at(offset) } }), input())?.detail
    expect([starting(1), starting(0), retrying(1), retrying(0)]).toEqual([undefined, 'scheduled start', undefined, 'next attempt'])
  })

  it('due: a changed spec; of an ended lab only once', () => {
    const changed = (state: LabState, isQuiet: boolean) =>
      due(aLab({ status: { state, observedGeneration: 0 } }), input({ isQuiet }))?.detail
    expect([changed('ready', true), changed('expired', false), changed('expired', true)]).toEqual([
      'spec changed',
      'spec changed',
      undefined,
    ])
  })

  it('whoever is being deleted is only that', () => {
    for (const state of LAB_STATES.filter((each) => each !== 'deleted')) {
      const lab = aLab({
        metadata: { deletionTimestamp: at(-1) },
        status: { state, expiresAt: at(-1), endedAt: at(-9e9), observedGeneration: 1 },
      })
      const all = input({ provisioningMs: 9e9, observation: seen({ condition: 'absent' }) })
      const findings = [stuck, expired, finished, drifted, due].map((find) => find(lab, all)?.detail)
      expect(findings).toEqual([undefined, undefined, undefined, undefined, 'to be deleted'])
    }
  })
})

describe('findings by the world', () => {
  it('drifted: every state against every condition of its container', () => {
    const table = Object.fromEntries(
      CONDITIONS.map((condition) => [
        condition,
        byState((state) => drifted(aLab({ status: { state, observedGeneration: 1 } }), input({ observation: seen({ condition }) }))),
      ]),
    )
    const ended = { completed: 'still running', expired: 'still running', failed: 'still running' }
    expect(table).toEqual({
      absent: { ready: 'missing' },
      created: { ready: 'stopped' },
      exited: { ready: 'stopped' },
      dead: { ready: 'stopped' },
      running: ended,
      paused: { ready: 'paused', ...ended },
      restarting: ended,
      removing: {},
    })
  })

  it('drifted: without evidence nothing', () => {
    expect(byState((state) => drifted(aLab({ status: { state } }), input()))).toEqual({})
  })

  it('drifted: container, image, port, in whatever form the endpoint is', () => {
    const status = { state: 'ready', containerId: 'c', image: 'sha256:a' } as const
    const against = (endpoint: string | undefined, parts: Partial<Observation> = {}) =>
      drifted(
        aLab({ status: { ...status, ...(endpoint === undefined ? {} : { endpoint }) } }),
        input({ observation: seen({ image: 'sha256:a', ...parts }) }),
      )?.detail
    expect([
      against('http://127.0.0.1:4001'),
      against('http://[::1]:4001/lab?x=1'),
      against(undefined, { ports: {} }),
      against('http://127.0.0.1:4001', { image: undefined }),
    ]).toEqual([undefined, undefined, undefined, undefined])
    expect([
      against('http://127.0.0.1:4002/'),
      against('http://127.0.0.1:4001', { ports: {} }),
      against(undefined, { containerId: 'd' }),
      against(undefined, { isCutOff: true }),
    ]).toEqual(['port moved', 'port moved', 'replaced', 'cut off'])
  })

  it('#83 orphaned: two passes, a minute, and a deleted lab, all three', () => {
    const unowned = { uid: 'u', containerId: 'c'.repeat(64), passes: 2, ageMs: 60_000, wasDeleted: true }
    const verdicts = [unowned, { ...unowned, passes: 1 }, { ...unowned, ageMs: 59_999 }, { ...unowned, wasDeleted: false }].map(
      (each) => orphaned(each)?.type,
    )
    expect(verdicts).toEqual(['orphaned', undefined, undefined, undefined])
  })
})
