import type { PortRange } from '../resource/format/port-range'

/** EngineSettings read and defaulted: what the loops consult before each step. All times in milliseconds. */
export interface Settings {
  readonly watch: { readonly mode: 'instant' | 'poll'; readonly pollIntervalMs: number }
  readonly reconcile: { readonly intervalMs: number; readonly timeoutMs: number }
  readonly cleanup: { readonly intervalMs: number; readonly gracePeriodMs: number; readonly failedLabs: boolean }
  readonly provisioning: { readonly timeoutMs: number; readonly maxConcurrent: number }
  readonly retries: { readonly max: number; readonly backoffMs: number }
  readonly labs: { readonly defaultDurationMs: number | 'none'; readonly warnBeforeExpiryMs: readonly number[] }
  readonly drift: { readonly events: boolean }
  /** A pass that would stop or remove more than this many ready labs, nobody having asked, stops and asks. */
  readonly safety: { readonly maxUnaskedRemovals: number; readonly maxUnaskedShare: number }
  /** Real bytes of one collection at most. */
  readonly work: { readonly maxBytes: number }
  /** `labPorts`: where labs get their ports of this machine from, both ends included. */
  readonly network: { readonly bind: string; readonly labPorts: PortRange }
}

/** Read the current value each time; never keep a number over an await. */
export interface SettingsSource {
  current(): Settings
  onDidChange(listener: (settings: Settings) => void): () => void
}
