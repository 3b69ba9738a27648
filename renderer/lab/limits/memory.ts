import { MAX_MEMORY_BYTES, parseMemory } from '../../../src/contract/words'

const MIB = 2 ** 20
const GIB = 2 ** 30

/** A limit as it is written: "512 MiB", "1.5 GiB". Powers of two: "537 MB" is nothing that anybody has asked for. */
export function memoryText(bytes: number, language: string): string {
  const [size, unit] = bytes >= GIB ? [GIB, 'GiB'] : [MIB, 'MiB']
  return `${new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: size === GIB ? 2 : bytes < 10 * MIB ? 1 : 0 }).format(bytes / size)}\u00a0${unit}`
}

/** The same as a spec says it: "512Mi", "1Gi". */
export function memoryQuantity(bytes: number): string {
  return bytes % GIB === 0 ? `${bytes / GIB}Gi` : `${Math.ceil(bytes / MIB)}Mi`
}

/** What a person types: "512 MiB", "1,5 GB", "512Mi". A bare number is MiB: nobody means bytes. undefined: no amount of memory that a lab can have. */
export function memoryTyped(text: string): number | undefined {
  const [, number, letter] = /^([0-9]+(?:[.,][0-9]+)?)\s*(?:([kmgt])i?b?)?$/i.exec(text.trim()) ?? []
  if (number === undefined) return undefined
  const parsed = parseMemory(`${number.replace(',', '.')}${(letter ?? 'm').toUpperCase()}i`)
  return parsed.ok ? parsed.value : undefined
}

/** More than this is asked for with a number of one's own, not with a button. */
const MOST_OFFERED = 16 * GIB

/**
 * After an end for want of memory: twice what it had, as Docker confirmed it, or what is wanted since, if that is more. `had` absent: it ended
 * before anybody looked. undefined: it had so much that more of it is no answer.
 */
export function moreMemory({ had, wanted }: { readonly had: number | undefined; readonly wanted: number }): number | undefined {
  const more = had === undefined ? wanted * 2 : Math.max(had * 2, wanted)
  return more <= Math.min(MOST_OFFERED, MAX_MEMORY_BYTES) ? more : undefined
}
