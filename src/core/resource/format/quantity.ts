import { parsed, refused, type Parsed } from './parsed'

const FACTORS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
])

/** Docker refuses less than 6 MB; said here, before a lab is queued for it. */
const MIN_MEMORY_BYTES = 6 * 2 ** 20
export const MAX_MEMORY_BYTES = 2 ** 40

/** "512Mi", "1.5Gi", "500M" or a number of bytes -> whole bytes. Kubernetes' suffixes; its milli-bytes ("512m") are refused. */
export function parseMemory(value: string | number): Parsed<number> {
  const bytes = typeof value === 'number' ? value : readBytes(value)
  if (bytes === undefined) {
    return refused('NotMemory')
  }
  if (bytes < MIN_MEMORY_BYTES) return refused('AtLeast', { least: '6Mi' })
  if (bytes > MAX_MEMORY_BYTES) return refused('AtMost', { most: '1Ti' })
  return Number.isFinite(bytes) ? parsed(Math.ceil(bytes)) : refused('NotMemory')
}

/** Below, an ordinary homework would not fit. */
const MIN_WORK_BYTES = 10 * 2 ** 20

/** "2Gi", "500Mi" -> bytes; "none" -> Infinity. */
export function parseWorkSize(text: string): Parsed<number> {
  if (text === 'none') return parsed(Infinity)
  const bytes = readBytes(text)
  if (bytes === undefined) return refused('NotASize')
  return bytes < MIN_WORK_BYTES ? refused('SizeTooSmall', { least: '10Mi' }) : parsed(Math.ceil(bytes))
}

function readBytes(text: string): number | undefined {
  if (text.length > 32) return undefined
  const [, number, suffix = ''] = /^([0-9]+(?:\.[0-9]+)?)([A-Za-z]{0,2})$/.exec(text) ?? []
  const factor = FACTORS.get(suffix)
  return number === undefined || factor === undefined ? undefined : Number(number) * factor
}
