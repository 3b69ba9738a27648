import type { Sentence } from '../../../core/sentences/sentence'
import { english } from '../../../core/sentences/english'
import type { WORK } from '../../../core/sentences/work'

/** An archive, or one entry of it, that is not taken; the sentence says why. */
export class ArchiveRefused extends Error {
  override readonly name = 'ArchiveRefused'
  constructor(readonly sentence: Sentence & { readonly code: keyof typeof WORK }) {
    super(english(sentence))
  }
}

const SHOWN = 200
const SIGNS = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** A name for people: as it is where it is UTF-8, its control characters as signs, and no longer than a line. */
export function shownName(name: Buffer): string {
  const text = name
    .subarray(0, 4 * SHOWN)
    .toString('utf8')
    .replace(SIGNS, '\ufffd')
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}...`
}
