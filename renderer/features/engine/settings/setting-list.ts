import { DEFAULTS, SETTINGS_BOUNDS } from '../../../../src/contract/words'
import type { EngineSettingsSpec, Settings } from '../../../../src/contract/words'

/** Every setting the loops run by, as a form shows it. A path of the spec; its words are `engine.setting.<path>` (a dash for the dot). */
export type Setting =
  | { readonly path: string; readonly kind: 'duration'; readonly bounds: { readonly min: string; readonly max: string } }
  | { readonly path: string; readonly kind: 'durations'; readonly bounds: { readonly min: string; readonly max: string } }
  | { readonly path: string; readonly kind: 'labDuration' | 'portRange' | 'size' }
  | { readonly path: string; readonly kind: 'count' | 'percent'; readonly min: number; readonly max: number }
  | { readonly path: string; readonly kind: 'switch' | 'fixed' }
  | { readonly path: string; readonly kind: 'choice'; readonly choices: readonly string[] }

const time = (path: string, bounds: { readonly min: string; readonly max: string }): Setting => ({ path, kind: 'duration', bounds })
const count = (path: string, min: number, max: number): Setting => ({ path, kind: 'count', min, max })

export const SETTINGS: readonly Setting[] = [
  { path: 'watch.mode', kind: 'choice', choices: ['instant', 'poll'] },
  time('watch.pollInterval', SETTINGS_BOUNDS.pollInterval),
  time('reconcile.interval', SETTINGS_BOUNDS.reconcileInterval),
  time('reconcile.timeout', SETTINGS_BOUNDS.reconcileTimeout),
  time('cleanup.interval', SETTINGS_BOUNDS.cleanupInterval),
  time('cleanup.gracePeriod', SETTINGS_BOUNDS.gracePeriod),
  { path: 'cleanup.failedLabs', kind: 'switch' },
  time('provisioning.timeout', SETTINGS_BOUNDS.provisioningTimeout),
  count('provisioning.maxConcurrent', 1, 100),
  count('retries.max', 0, 100),
  time('retries.backoff', SETTINGS_BOUNDS.backoff),
  { path: 'labs.defaultDuration', kind: 'labDuration' },
  { path: 'labs.warnBeforeExpiry', kind: 'durations', bounds: SETTINGS_BOUNDS.warning },
  { path: 'drift.events', kind: 'switch' },
  count('safety.maxUnaskedRemovals', 0, 1000),
  { path: 'safety.maxUnaskedShare', kind: 'percent', min: 0, max: 100 },
  { path: 'work.maxSize', kind: 'size' },
  { path: 'network.bind', kind: 'fixed' },
  { path: 'network.labPorts', kind: 'portRange' },
]

export const GROUPS = ['watch', 'reconcile', 'cleanup', 'provisioning', 'retries', 'labs', 'drift', 'safety', 'work', 'network'] as const

const split = (path: string): readonly [string, string] => {
  const [group = '', member = ''] = path.split('.')
  return [group, member]
}

export const groupOf = ({ path }: Pick<Setting, 'path'>): string => split(path)[0]

type Tree = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>

function at(tree: Tree, path: string): unknown {
  const [group, member] = split(path)
  return tree[group]?.[member]
}

export const defaultAt = (path: string): unknown => at(DEFAULTS, path)
/** undefined: not declared, the default holds. */
const declaredAt = (spec: EngineSettingsSpec, path: string): unknown => at(spec, path)
export const valueAt = (spec: EngineSettingsSpec, path: string): unknown => declaredAt(spec, path) ?? defaultAt(path)

/** What the engine runs by: the same member, times read into ms. */
export function inForceAt(settings: Settings, path: string): unknown {
  const tree: Tree = { ...settings }
  return at(tree, path) ?? at(tree, `${path}Ms`) ?? at(tree, path.replace(/Size$/, 'Bytes'))
}

/** A merge patch of one member; null takes it away, so that the default holds. */
export function patchOf(path: string, value: unknown): Readonly<Record<string, unknown>> {
  const [group, member] = split(path)
  return { [group]: { [member]: value } }
}
