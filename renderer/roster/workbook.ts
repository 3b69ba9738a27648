import { unzipSync, zipSync } from 'fflate'
import readSheets from 'read-excel-file/universal'

/** What a workbook may hold unpacked: a school's year, and no bomb. */
const MAX_UNPACKED_BYTES = 8 * 1024 * 1024

/** The first sheet with something in it, as tab-separated text; undefined: it is no workbook that can be read, or an empty one. */
export async function workbookText(bytes: Uint8Array): Promise<string | undefined> {
  try {
    const sheets = await readSheets<string>(unpacked(bytes).buffer, { parseNumber: (digits) => digits })
    const rows = sheets.map(({ data }) => data).find((data) => data.some((row) => row.some((cell) => cell !== null)))
    return rows?.map((row) => row.map(cellText).join('\t')).join('\n')
  } catch {
    return undefined
  }
}

/**
 * Packed again without compression: what is large and compressed the reader hands to a worker made from a text, which the page's content
 * policy forbids. And so the size is known before it is taken in.
 */
function unpacked(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  let size = 0
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!/\.xml(?:\.rels)?$/.test(name)) return false
      size += originalSize
      if (size > MAX_UNPACKED_BYTES) throw new Error('too large')
      return true
    },
  })
  return zipSync(parts, { level: 0 })
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
  return /[\t\n\r]|^\s*"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
