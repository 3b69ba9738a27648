import { loadWithRetry } from '../ui/load-with-retry'
import { decodeText } from '../ui/decode-text'

/** Why a file gave no list. */
export type FileProblem = 'fileTooLarge' | 'oldWorkbook' | 'noWorkbook' | 'noText'
export type OpenedFile = { readonly text: string } | { readonly problem: FileProblem }

/** More than the longest list that is read, in any encoding or packing. */
export const MAX_ROSTER_BYTES = 1024 * 1024

const ARCHIVE = [0x50, 0x4b, 0x03, 0x04]
/** The container of Excel before 2007, and of workbooks with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0]

/** A list from a file: text in whatever encoding can be told, or a workbook. */
export async function openRosterFile(file: Blob): Promise<OpenedFile> {
  if (file.size > MAX_ROSTER_BYTES) return { problem: 'fileTooLarge' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const begins = (mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte)
  if (begins(COMPOUND)) return { problem: 'oldWorkbook' }
  if (begins(ARCHIVE)) {
    // With what unpacks and reads it; few lists are workbooks.
    const { workbookText } = await loadWithRetry(() => import('./workbook'))
    const text = await workbookText(bytes)
    return text === undefined ? { problem: 'noWorkbook' } : { text }
  }
  const text = decodeText(bytes)
  return text === undefined ? { problem: 'noText' } : { text }
}
