import type { Params, Sentence } from '../../sentences/sentence'
import type { MistakeCode } from '../../sentences/mistakes'

/** One thing that is wrong with a text. */
export interface Problem extends Sentence {
  readonly code: MistakeCode
}

/** What reading a text gives: the value, or why not. Never an exception. */
export type Parsed<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem }

export const parsed = <Value>(value: Value): Parsed<Value> => ({ ok: true, value })
export const problem = (code: MistakeCode, params?: Params): Problem => (params === undefined ? { code } : { code, params })
export const refused = (code: MistakeCode, params?: Params): Parsed<never> => ({ ok: false, problem: problem(code, params) })

/** For validators: nothing, or why not. */
export function problemsOf(result: Parsed<unknown>): readonly Problem[] {
  return result.ok ? [] : [result.problem]
}
