/** What runs where: shown in the header, in Settings and in a diagnostics bundle. */
export interface About {
  readonly version: string
  readonly host: 'desktop' | 'browser'
  readonly platform: string
  /** Absolute path on the machine that runs the labs. */
  readonly dataDir: string
  readonly disk?: { readonly freeBytes: number; readonly totalBytes: number }
  /** Wall clock ms of the machine that runs the labs: a browser elsewhere may be minutes off. */
  readonly now: number
  readonly startedAt: number
}
