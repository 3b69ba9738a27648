import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withMeaning } from '../../../../renderer/roster/columns'
import { linesOf, plainText } from '../../../../renderer/roster/plain-text'
import { MAX_ROSTER_LENGTH, readRoster } from '../../../../renderer/roster/roster'

const read = (text: string) =>
  readRoster(text).rows.map(({ studentName, studentEmail, login, seat }) =>
    [studentName, studentEmail, login, seat].filter(Boolean).join(' · '),
  )
const ADA = 'Ada Lovelace · ada@school.example'
const ALAN = 'Alan Turing · alan@school.example'
const GRACE = 'Grace Hopper · grace@school.example'

describe('a class list in the shapes that schools have it in', () => {
  it.each([
    ['a name and its address', 'Ada Lovelace <ada@school.example>', [ADA]],
    ['... with what separates it from the next', '"Lovelace, Ada" <ada@school.example>,', [ADA]],
    ['name, address', 'Ada Lovelace,ada@school.example', [ADA]],
    ['address; name', 'ada@school.example;Ada Lovelace\nAlan Turing;alan@school.example', [ADA, ALAN]],
    ['a quoted name', '"Lovelace, Ada",ada@school.example', [ADA]],
    ['by tab', 'Ada Lovelace\tada@school.example', [ADA]],
    ['by bar', 'Ada Lovelace | ada@school.example', [ADA]],
    ['an address alone', '  ada@school.example  ', ['ada@school.example']],
    [
      'the To line of Outlook',
      'Lovelace, Ada <ada@school.example>; Turing, Alan <alan@school.example>; "Hopper, Grace" <grace@school.example>',
      [ADA, ALAN, GRACE],
    ],
    ['the To line of other programs', 'An: Ada Lovelace <ada@school.example>, Turing, Alan <alan@school.example>', [ADA, ALAN]],
    ['notes in brackets', 'ada@school.example (Ada Lovelace), alan@school.example (Alan Turing)', [ADA, ALAN]],
    ['links', '[Ada Lovelace](mailto:ada@school.example)\nada@other.example <mailto:ada@other.example>', [ADA, 'ada@other.example']],
    [
      'a name without an address between others',
      'Ada Lovelace <ada@school.example>; Bob; Alan Turing <alan@school.example>',
      [ADA, 'Bob', ALAN],
    ],
    [
      'by comma on one line',
      'a@school.example, b@school.example,c@school.example',
      ['a@school.example', 'b@school.example', 'c@school.example'],
    ],
    ['by space on one line', 'a@school.example b@school.example', ['a@school.example', 'b@school.example']],
    ['names, one a line', 'Ada Lovelace\n• Alan Turing\n3. Grace Hopper', ['Ada Lovelace', 'Alan Turing', 'Grace Hopper']],
    ['surname, name', 'Lovelace, Ada\nTuring, Alan', ['Ada Lovelace', 'Alan Turing']],
    ['name,surname,address', 'Ada,Lovelace,ada@school.example\nAlan,Turing,alan@school.example', [ADA, ALAN]],
    ['a cell with a line break', '"Lovelace,\nAda",ada@school.example\n"Turing, Alan",alan@school.example', [ADA, ALAN]],
    ['doubled quotation marks', '"Ada ""Countess"" Lovelace",ada@school.example', ['Ada Countess Lovelace · ada@school.example']],
    ['a mark that nothing closes', '"Ada Lovelace,ada@school.example\nAlan Turing,alan@school.example', [ADA, ALAN]],
    ['numbers of the school', '3301\tAda Lovelace\n3302\tAlan Turing', ['Ada Lovelace · 3301', 'Alan Turing · 3302']],
    ['numbers of the rows', '1\tAda Lovelace\n2\tAlan Turing', ['Ada Lovelace', 'Alan Turing']],
    ['what nobody sees', '\uFEFF\u200BAda\u00A0Lovelace <ada@\u00ADschool.example>\u200E', [ADA]],
    ['letters in parts', 'Jose\u0301 <jose@school.example>', ['José · jose@school.example']],
  ])('%s', (_what, text, students) => {
    expect(read(text)).toEqual(students)
    expect(readRoster(text).left).toEqual([])
  })

  it.each([
    [
      'Moodle',
      'First name,Last name,ID number,Institution,Department,Email address,Last downloaded from this course\r\nAda,Lovelace,30069048,,3XX,ada@school.example,1567713827\r\nAlan,Turing,30083005,,3XX,alan@school.example,1567713827\r\n',
    ],
    [
      'Excel, with empty rows',
      'Matriculation\tSurname\tGiven name\tE-mail\r\n3301\tLovelace\tAda\tada@school.example\r\n3302\tTuring\tAlan\talan@school.example\r\n\t\t\t\r\n\t\t\t\r\n',
    ],
    ['German', 'Nr;Name;Vorname;E-Mail-Adresse;Klasse\n1;Lovelace;Ada;ada@school.example;10b\n2;Turing;Alan;alan@school.example;10b'],
    ['French', 'sep=;\r\nNom de famille;Prénom;Adresse électronique\r\nLovelace;Ada;ada@school.example\r\nTuring;Alan;alan@school.example'],
    [
      'Canvas',
      'Student,ID,SIS User ID,SIS Login ID,Section\n"Lovelace, Ada",1,77,ada@school.example,A\n"Turing, Alan",2,78,alan@school.example,A',
    ],
    ['a heading of one word', 'Teilnehmer:\nAda Lovelace <ada@school.example>\nAlan Turing <alan@school.example>'],
    ['a name in the column of addresses', 'E-Mail;Gruppe\nAda Lovelace <ada@school.example>;1\nTuring, Alan <alan@school.example>\n'],
  ])('a heading: %s', (_what, text) => {
    expect(read(text)).toEqual([ADA, ALAN])
    expect(readRoster(text).left).toEqual([])
  })

  it('seats and logins come along', () => {
    expect(read('Platz;Benutzername;Anzeigename;E-Mail\nA1;adal;Ada Lovelace;ada@school.example')).toEqual([`${ADA} · adal · A1`])
    expect(read('Vorname;Nachname;Matrikelnummer\nAda;Lovelace;3301')).toEqual(['Ada Lovelace · 3301'])
  })
})

describe('what a column means', () => {
  const text = 'Matriculation\tSurname\tGiven name\tE-mail\n3301\tLovelace\tAda\tada@school.example'

  it('is shown with its heading and what stands in it', () => {
    expect(readRoster(text).columns).toEqual([
      { heading: 'Matriculation', sample: '3301', meaning: 'ignore' },
      { heading: 'Surname', sample: 'Lovelace', meaning: 'surname' },
      { heading: 'Given name', sample: 'Ada', meaning: 'givenName' },
      { heading: 'E-mail', sample: 'ada@school.example', meaning: 'email' },
    ])
    expect(readRoster('Ada Lovelace <ada@school.example>').columns).toEqual([])
  })

  it('is what a person says, and one column has it', () => {
    const meanings = withMeaning(
      readRoster(text).columns.map(({ meaning }) => meaning),
      0,
      'login',
    )
    expect(readRoster(text, meanings).rows).toMatchObject([{ studentName: 'Ada Lovelace', login: '3301' }])
    expect(withMeaning(['name', 'email'], 1, 'name')).toEqual(['ignore', 'name'])
    expect(withMeaning(['ignore', 'email'], 1, 'ignore')).toEqual(['ignore', 'ignore'])
  })

  it('that was said of another list is not held against this one', () => {
    expect(readRoster(text, ['email']).rows).toHaveLength(1)
  })
})

describe('what is no student', () => {
  it('is named, with its line and its reason', () => {
    expect(readRoster('Ada\na@@b\n-- 7 --\nada@school.example\nADA@school.example\nM\uFFFDller <mm@school.example>').left).toEqual([
      { line: 2, lastLine: 2, text: 'a@@b', reason: 'email' },
      { line: 3, lastLine: 3, text: '-- 7 --', reason: 'nobody' },
      { line: 5, lastLine: 5, text: 'ADA@school.example', reason: 'twice', firstLine: 4 },
      { line: 6, lastLine: 6, text: 'M\uFFFDller <mm@school.example>', reason: 'damaged' },
    ])
  })

  it('is named in a table too: a title, two addresses in a cell, what is no address', () => {
    const text = 'Class 10b\n\nName;E-mail\nAda;a@school.example, b@school.example\nBob;bob at school\nCarl;-'
    expect(readRoster(text)).toMatchObject({
      headingLine: 3,
      rows: [{ line: 6, studentName: 'Carl' }],
      left: [
        { line: 1, reason: 'aboveHeading' },
        { line: 4, reason: 'manyEmails' },
        { line: 5, reason: 'email' },
      ],
    })
  })

  it('a list beyond all classes is refused whole', () => {
    expect(readRoster('x'.repeat(MAX_ROSTER_LENGTH + 1))).toEqual({ rows: [], left: [], columns: [], isTooLong: true })
  })

  it('nothing that was pasted vanishes: its letters are in a row, in what is left, or in the heading', () => {
    const word = fc.constantFrom(
      'Ada',
      'Lovelace',
      '"Hopper',
      'Grace"',
      'ada@school.example',
      '<b@school.example>',
      'a@@b',
      '7',
      'mailto:c@d.example',
    )
    const glue = fc.constantFrom(' ', ', ', ';', '\t', '|', '"', '","', '\n', '\r\n', '>', ' (', ')', '\u200B')
    const pasted = fc.oneof(
      fc.array(fc.tuple(word, glue), { maxLength: 30 }).map((parts) => parts.flat().join('')),
      fc.array(fc.string({ unit: 'grapheme' })).map((lines) => lines.join('\n')),
    )
    fc.assert(
      fc.property(pasted, fc.boolean(), (body, hasHeading) => {
        const text = hasHeading ? `Name;E-Mail\n${body}` : body
        const { rows, left, headingLine } = readRoster(text)
        const wanted = linesOf(text).filter((_, index) => index + 1 !== headingLine)
        expect(lettersOf([...rows, ...left].map((each) => each.text))).toEqual(lettersOf(wanted))
      }),
      { numRuns: 300 },
    )
  })
})

/** In no order: what stands on one line may be a row and a mistake. */
const lettersOf = (texts: readonly string[]) =>
  texts.flatMap((text) => [...plainText(text)].filter((letter) => /[\p{L}\p{N}@]/u.test(letter))).sort()
