import type { READINESS as ENGLISH } from '../../core/sentences/readiness'

export const READINESS: Readonly<Record<keyof typeof ENGLISH, string>> = {
  TriesAgain: '{why}. Nächster Versuch in {seconds} s (Wiederholung {number} von {of})',
}
