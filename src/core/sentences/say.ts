import type { Param, Params, Sentence } from './sentence'

/**
 * One language's sentences by their code; `{name}` is filled with the parameter of that name. `{name, time}`: it is a moment (ISO 8601), said
 * as whoever reads it tells the time. `{name, quoted}`: as JSON has it.
 */
export type SentenceTable = Readonly<Record<string, string>>

/** How a moment is said; without it, as it is written. */
export type SayTime = (iso: string) => string

const HOLE = /\{(\w+)(?:, (time|quoted))?\}/g

/** undefined: this table has no such sentence (an older program reads a newer one's code). A parameter that is itself a sentence is said in place. */
export function sayIn(table: SentenceTable, { code, params = {} }: Sentence, sayTime: SayTime = (iso) => iso): string | undefined {
  const text = Object.hasOwn(table, code) ? table[code] : undefined
  return text?.replace(HOLE, (hole, name: string, form: string | undefined, at: number) => {
    const param = Object.hasOwn(params, name) ? params[name] : undefined
    if (form === 'time' && typeof param === 'string') return sayTime(param)
    if (form === 'quoted') return quoted(param)
    const words = said(table, param, sayTime)
    // Both the sentence inside and the one around it may end here.
    return isSentence(param) && /^[.;:,]/.test(text.slice(at + hole.length)) ? words.replace(/\.$/, '') : words
  })
}

function said(table: SentenceTable, param: Param | undefined, sayTime: SayTime): string {
  if (param === undefined) return ''
  if (isSentence(param)) return sayIn(table, param, sayTime) ?? param.code
  return typeof param === 'object' ? param.join(', ') : String(param)
}

function quoted(param: Params[string] | undefined): string {
  return [param ?? '']
    .flat()
    .map((each) => JSON.stringify(each))
    .join(', ')
}

const isSentence = (param: Param | undefined): param is Sentence => typeof param === 'object' && 'code' in param

/** As members of what carries it; nothing where there is none. */
export function membersOf(sentence: Sentence | undefined): Partial<Sentence> {
  if (sentence === undefined) return {}
  return { code: sentence.code, ...(sentence.params === undefined ? {} : { params: sentence.params }) }
}
