import type { Sentence } from '../sentences/sentence'

/** `problem`: the lab does not work, or not as its template says. `warning`: something will be missed. `note`: good to know. */
export type Severity = 'problem' | 'warning' | 'note'

export interface ImageFinding {
  readonly severity: Severity
  readonly sentence: Sentence
}

/** What a trial of a template found out about its image, the worst first. */
export interface ImageReport {
  readonly image: string
  /** In its own container; false: it does not run, and only what the image says itself is told. */
  readonly wasSeenInside: boolean
  readonly findings: readonly ImageFinding[]
}
