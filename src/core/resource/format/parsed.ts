/** What reading a text gives: the value, or a sentence that says why not. Never an exception. */
export type Parsed<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: string }

export const parsed = <Value>(value: Value): Parsed<Value> => ({ ok: true, value })
export const refused = (problem: string): Parsed<never> => ({ ok: false, problem })

/** For validators: no sentence, or the one that says why not. */
export function problemsOf(result: Parsed<unknown>): readonly string[] {
  return result.ok ? [] : [result.problem]
}
