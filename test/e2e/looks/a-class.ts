import { expect, vi } from 'vitest'
import type { StoredLab } from '../../../src/contract/words'
import { declareClass } from '../../screenshots/class'
import type { OpenPanel } from '../hosts/open-panel'
import type { Names } from './state'

/** Thirty labs on the practice engine, some of them failed, as soon as nobody is under way any more. */
export async function aClass(panel: OpenPanel, count = 30): Promise<Names> {
  await panel.ask('patch', {
    kind: 'EngineSettings',
    name: 'default',
    type: 'merge',
    patch: { spec: { provisioning: { maxConcurrent: 30, timeout: '5s' }, retries: { max: 1, backoff: '1s' } } },
  })
  await declareClass(panel, count)
  const labs = async () => (await panel.ask('list', { kind: 'LabInstance' })).items as readonly StoredLab[]
  const underWay = async () => (await labs()).filter(({ status: { state } }) => state === 'pending' || state === 'provisioning')
  await vi.waitFor(async () => expect(await underWay()).toEqual([]), { timeout: 60_000, interval: 100 })
  const found = await labs()
  const named = (state: string, at = 0) => found.filter(({ status }) => status.state === state)[at]?.metadata.name ?? `no lab is ${state}`
  const outdated = named('ready', 2)
  await panel.ask('patch', { kind: 'LabInstance', name: outdated, type: 'merge', patch: { spec: { environment: { GREETING: 'hello' } } } })
  const starved = found.find(({ status }) => status.reason === 'OOMKilled')?.metadata.name ?? 'no lab ran out of memory'
  return { ready: named('ready'), failed: named('failed'), doomed: named('ready', 1), outdated, starved }
}
