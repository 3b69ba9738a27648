/** What a column of a class list is to a lab. A person may choose another one. */
export const MEANINGS = ['name', 'givenName', 'surname', 'email', 'login', 'seat', 'ignore'] as const
export type Meaning = (typeof MEANINGS)[number]

/** `number`: tells people apart where nothing better does. `family`: the surname beside a given name, else the whole name. */
export type HeadingWord = Meaning | 'number' | 'family'

const words = (text: string) => text.split(' ')
/**
 * As schools' programs write them, in lower case without accents, spaces and signs: Moodle, Canvas, WebUntis, Pronote, Google, Excel,
 * in English, German and French.
 */
const WORDS: Readonly<Record<HeadingWord, readonly string[]>> = {
  givenName: words(
    'firstname givenname givennames forename forenames first given vorname vornamen rufname prenom prenoms prenomusuel prenomdeleleve',
  ),
  surname: words(
    'lastname surname surnames familyname last family nachname nachnamen familienname zuname nomdefamille nomdusage nomdeleleve nomusuel',
  ),
  family: words('name nom'),
  name: words(
    'fullname displayname student students studentname pupil pupils pupilname learner participant participants sortablename ' +
      'vollername vollstandigername anzeigename schuler schulerin schulerinnen schulername studierende studentin teilnehmer teilnehmerin ' +
      'teilnehmende namevorname vornamename nomcomplet nometprenom nomprenom prenomnom prenometnom eleve eleves etudiant etudiante participante ' +
      'nomprenoms nachnamevorname vornamenachname lastnamefirstname firstnamelastname',
  ),
  email: words(
    'email emails mail emailaddress mailaddress emailadresse mailadresse emailadressen adresseelectronique adressemail adresseemail ' +
      'adressedecourriel adressedemessagerie courriel courrielle mel email1value primaryemail schoolemail schulemail emailschule dienstlicheemail ' +
      'studentemail emailetudiant emaileleve emailacademique',
  ),
  login: words(
    'login loginid loginname username user userid userprincipalname upn account accountname sisloginid benutzername benutzer anmeldename ' +
      'kennung kurzname identifiant identifiants nomdutilisateur nomutilisateur compte samaccountname shortname',
  ),
  number: words(
    'id idnumber studentid studentnumber pupilid personalid sisuserid matriculation matriculationnumber matriculationno matrikelnummer ' +
      'matrikelnr matrikel matnr schulernummer schulernr schulerid externekey schlusselextern numeroetudiant numeroetudiante numeroeleve ' +
      'numerodetudiant ine idnational immatriculation identifikationsnummer',
  ),
  seat: words(
    'seat seatnumber seatno place desk platz platznummer platznr sitzplatz arbeitsplatz siege rechner pc computer workstation poste',
  ),
  ignore: words(
    'no nr number nummer numero lfdnr n group groups gruppe gruppen groupe groupes class classes klasse klassen classe form grade year stufe ' +
      'jahrgang niveau section sections abteilung department institution schule school etablissement role roles rolle status statut remark ' +
      'remarks bemerkung bemerkungen remarque notes notiz comment kommentar commentaire birthday birthdate dateofbirth geburtsdatum ' +
      'datedenaissance geboren nele gender geschlecht sex sexe genre phone telephone telefon mobile handy portable course kurs cours city ort ' +
      'ville country land pays language sprache langue lastaccess lastdownloadedfromthiscourse title anrede civilite',
  ),
}

const MEANING_OF: ReadonlyMap<string, HeadingWord> = new Map(
  (Object.keys(WORDS) as HeadingWord[]).flatMap((meaning) => WORDS[meaning].map((word) => [word, meaning] as const)),
)
/** No heading is longer. */
const LONGEST = 60

/** Undefined: it translator nothing to us. */
export function headingWord(cell: string): HeadingWord | undefined {
  if (cell.length > LONGEST) return undefined
  return MEANING_OF.get(
    cell
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}]/gu, ''),
  )
}

/** Most of its cells say what stands under them, or one translator "e-mail"; and nobody's address is in it. */
export function isHeading(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '')
  if (filled.some((cell) => cell.includes('@'))) return false
  const said = filled.map(headingWord).filter((word) => word !== undefined)
  const isSaying = said.some((word) => word !== 'ignore')
  return isSaying && (said.includes('email') || said.length * 2 > filled.length)
}
