import type { Param, Sentence } from '../resource/sentence'

/** One language's sentences by their code; `{name}` is filled with the parameter of that name. */
export type SentenceTable = Readonly<Record<string, string>>

/** undefined: this table has no such sentence (an older program reads a newer one's code). A parameter that is itself a sentence is said in place. */
export function sayIn(table: SentenceTable, { code, params = {} }: Sentence): string | undefined {
  const text = Object.hasOwn(table, code) ? table[code] : undefined
  return text?.replace(/\{(\w+)\}/g, (_whole, name: string) => said(table, params[name]))
}

function said(table: SentenceTable, param: Param | undefined): string {
  if (param === undefined) return ''
  if (typeof param === 'string' || typeof param === 'number') return String(param)
  if ('code' in param) return sayIn(table, param) ?? param.code
  return param.join(', ')
}
