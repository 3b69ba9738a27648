import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { MAX_ROSTER_BYTES, openRosterFile } from '../../../../renderer/roster/open-file'
import { readRoster } from '../../../../renderer/roster/roster'

const NAMES = 'Änne Groß – Klasse\nZoë Œuvré'
const open = (bytes: Uint8Array<ArrayBuffer> | string) => openRosterFile(new Blob([bytes]))
const bigEndian = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16())
const littleEndian = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))
/** As Windows writes it: Latin 1, and between 0x80 and 0x9F what is typed most. */
const windows = (text: string) =>
  new Uint8Array([...text].map((letter) => ({ '–': 0x96, Œ: 0x8c, '€': 0x80 })[letter] ?? letter.charCodeAt(0)))

describe('a class list from a file', () => {
  it.each([
    ['UTF-8', NAMES],
    ['UTF-8 with a mark', `\uFEFF${NAMES}`],
    ['UTF-16 of Windows', littleEndian(`\uFEFF${NAMES}`)],
    ['... without its mark', littleEndian(NAMES)],
    ['UTF-16 of the others', bigEndian(`\uFEFF${NAMES}`)],
    ['... without its mark', bigEndian(NAMES)],
    ['Windows-1252', windows(NAMES)],
  ])('is read in %s', async (_what, bytes) => {
    expect(await open(bytes)).toEqual({ text: NAMES })
  })

  it.each([
    ['no text', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'noText'],
    ['a byte that stands for nothing', new Uint8Array([0x41, 0x81, 0x42]), 'noText'],
    ['half a letter of UTF-16', new Uint8Array([...littleEndian('\uFEFFAda'), 0x00, 0xd8]), 'noText'],
    ['a workbook of before 2007, or with a password', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'oldWorkbook'],
    ['another archive', zipSync({ 'mimetype.xml': strToU8('<a/>') }) as Uint8Array<ArrayBuffer>, 'noWorkbook'],
    ['a broken archive', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]), 'noWorkbook'],
    ['more than a list can be', new Uint8Array(MAX_ROSTER_BYTES + 1), 'fileTooLarge'],
  ])('is refused by its reason: %s', async (_what, bytes, problem) => {
    expect(await open(bytes)).toEqual({ problem })
  })
})

describe('a workbook', () => {
  const row = (cells: readonly string[], at: number) =>
    `<row r="${at}">${cells.map((cell, index) => `<c r="${'ABC'[index]}${at}" ${cell}</c>`).join('')}</row>`
  const text = (value: string) => `t="inlineStr"><is><t>${value}</t></is>`
  const sheet = (rows: string) =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`
  const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const workbook = (...sheets: readonly string[]) =>
    zipSync({
      'xl/workbook.xml': strToU8(
        `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${RELATIONS}"><sheets>${sheets
          .map((_, index) => `<sheet name="S${index}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
          .join('')}</sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
          .map((_, index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`)
          .join('')}</Relationships>`,
      ),
      ...Object.fromEntries(sheets.map((content, index) => [`xl/worksheets/sheet${index + 1}.xml`, strToU8(content)])),
    }) as Uint8Array<ArrayBuffer>

  it('is its first sheet with something in it, numbers as they are written', async () => {
    const rows = [
      row([text('Matrikelnummer'), text('Name'), text('E-Mail')], 1),
      row(['><v>3301</v>', text('Lovelace, Ada'), text('ada@school.example')], 2),
    ]
    const opened = await open(workbook(sheet(''), sheet(rows.join(''))))
    expect(opened).toEqual({ text: 'Matrikelnummer\tName\tE-Mail\n3301\tLovelace, Ada\tada@school.example' })
    expect(readRoster('text' in opened ? opened.text : '').rows).toMatchObject([
      { line: 2, studentName: 'Ada Lovelace', studentEmail: 'ada@school.example' },
    ])
  })

  it('of a cell with lines and marks in it', async () => {
    const opened = await open(workbook(sheet(row([text('&quot;Ada&quot;\nLovelace'), text('ada@school.example')], 1))))
    expect(readRoster('text' in opened ? opened.text : '')).toMatchObject({ rows: [{ studentName: 'Ada Lovelace' }], left: [] })
  })

  it('of a great school is read, and one that unpacks to more than any school is refused', async () => {
    const students = (count: number) =>
      Array.from({ length: count }, (_, index) => row([text(`Ada ${index}`), text(`ada${index}@school.example`)], index + 1)).join('')
    const opened = await open(workbook(sheet(students(4_000))))
    expect(readRoster('text' in opened ? opened.text : '').rows).toHaveLength(4_000)
    expect(await open(workbook(sheet(' '.repeat(9 * 1024 * 1024))))).toEqual({ problem: 'noWorkbook' })
  })

  it('with nothing in it is none', async () => {
    expect(await open(workbook(sheet('')))).toEqual({ problem: 'noWorkbook' })
  })
})
