import { z } from 'zod'

/**
 * A fact to be told: what happened (`code`, CamelCase) and with what (`params`: names, numbers, ISO times as data). It travels and is
 * stored as such; each language has one table that says it, and nobody reads a fact out of a sentence.
 */
export interface Sentence {
  readonly code: string
  readonly params?: Params | undefined
}

export type Param = string | number | readonly string[] | Sentence
export type Params = Readonly<Record<string, Param>>

export const codeSchema = z.string().regex(/^[A-Z][A-Za-z0-9]{0,127}$/, 'NotCamelCase')
const param: z.ZodType<Param> = z.lazy(() => z.union([z.string(), z.number(), z.array(z.string()), sentenceSchema]))
export const paramsSchema = z.record(z.string(), param)
export const sentenceSchema: z.ZodType<Sentence> = z.strictObject({ code: codeSchema, params: paramsSchema.optional() })
