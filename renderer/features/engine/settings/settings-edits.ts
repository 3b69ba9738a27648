import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { isApiError, readSettings, SETTINGS_NAME, settingsHistory } from '../../../../src/contract/words'
import type { EngineSettingsSpec, Resource } from '../../../../src/contract/words'
import { useChannel } from '../../../client/connection'
import { useEngine } from '../../../client/engine'
import { useResources } from '../../../client/resources'
import { useEngineMessages } from '../../../lab/engine-messages'
import type { ErrorTranslator } from '../../../lab/engine-messages'
import { ThrottledSender } from './throttled-sender'
import type { Timers } from './throttled-sender'
import { defaultAt, inForceAt, patchOf, valueAt } from './setting-list'
import { lastChangeOf, settingsSteps } from './settings-changes'

const PACE_MS = 150
const TARGET = { kind: 'EngineSettings', name: SETTINGS_NAME, fieldManager: 'panel' } as const
const timers: Timers = { now: () => performance.now(), after: (ms, run) => void window.setTimeout(run, ms) }

interface Draft {
  readonly value: unknown
  /** Of the write that carried it; undefined while it is on its way. */
  readonly version?: number
}

/**
 * The settings as this page edits them. What a person moves shows at once (a draft), goes out at the pace of 150 ms, and gives way
 * to what is stored as soon as the watch has caught up with the write. In force is what the engine itself says it runs by.
 */
export const useSettingsEdits = defineStore('engineSettingsEdits', () => {
  const channel = useChannel()
  const engine = useEngine()
  const resources = useResources()
  const translator = useEngineMessages()
  const drafts = shallowRef<ReadonlyMap<string, Draft>>(new Map())
  const refusals = shallowRef<ReadonlyMap<string, unknown>>(new Map())
  const paces = new Map<string, ThrottledSender<unknown>>()

  const spec = computed((): EngineSettingsSpec => resources.settings?.spec ?? {})
  const history = computed(() => (resources.settings === undefined ? [] : settingsHistory(resources.settings)))
  const steps = computed(() => settingsSteps(history.value, spec.value))
  const read = computed(() => tryRead(spec.value))

  const write = (patch: unknown): Promise<Resource> => channel.call('patch', { ...TARGET, type: 'merge', patch: { spec: patch } })

  async function send(path: string, value: unknown): Promise<void> {
    try {
      const stored = await write(patchOf(path, value))
      if (drafts.value.get(path)?.value === value)
        drafts.value = new Map(drafts.value).set(path, { value, version: Number(stored.metadata.resourceVersion) })
      settle()
    } catch (error) {
      drafts.value = without(drafts.value, path)
      refusals.value = new Map(refusals.value).set(path, error)
    }
  }

  /** Drafts whose write the watch has told of, or of anything later: what is stored speaks for itself. */
  function settle(): void {
    const known = Number(resources.settings?.metadata.resourceVersion ?? 0)
    const open = [...drafts.value].filter(([, { version }]) => version === undefined || version > known)
    if (open.length < drafts.value.size) drafts.value = new Map(open)
  }
  watch(() => resources.settings, settle)

  function set(path: string, value: unknown): void {
    refusals.value = without(refusals.value, path)
    drafts.value = new Map(drafts.value).set(path, { value })
    const pace = paces.get(path) ?? new ThrottledSender<unknown>({ intervalMs: PACE_MS, timers, send: (each) => send(path, each) })
    paces.set(path, pace)
    pace.push(value)
  }

  return {
    spec,
    steps,
    set,
    /** Several members at once; rejects with the ApiError to show. */
    apply: write,
    /** The way back: what was declared before, whole. */
    back: (from: EngineSettingsSpec): Promise<unknown> =>
      channel.call('patch', { ...TARGET, type: 'json', patch: [{ op: 'replace', path: '/spec', value: from }] }),
    /** As it is to be shown: a draft, or what is declared, or the default. */
    shown(path: string): unknown {
      const draft = drafts.value.get(path)
      return draft === undefined ? valueAt(spec.value, path) : (draft.value ?? defaultAt(path))
    },
    isOnItsWay: (path: string): boolean => drafts.value.has(path),
    mistakes: (path: string): readonly string[] => (refusals.value.has(path) ? mistakesOf(refusals.value.get(path), path, translator) : []),
    isInForce: (path: string): boolean =>
      engine.view !== undefined &&
      read.value !== undefined &&
      !drafts.value.has(path) &&
      same(inForceAt(engine.view.settings, path), inForceAt(read.value, path)),
    lastChange: (path: string) => lastChangeOf(path, history.value, spec.value),
  }
})

/** undefined: a hand-edited store may hold what nobody can read; then nothing is claimed to be in force. */
function tryRead(spec: EngineSettingsSpec) {
  try {
    return readSettings(spec)
  } catch {
    return undefined
  }
}

function mistakesOf(error: unknown, path: string, { errorText, causeText }: ErrorTranslator): readonly string[] {
  const own = isApiError(error) ? (error.details.causes ?? []).filter(({ field }) => field.startsWith(`spec.${path}`)) : []
  return own.length > 0 ? own.map(causeText) : [errorText(error)]
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  return map.has(key) ? new Map([...map].filter(([each]) => each !== key)) : map
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
