import type { Heard } from './heard'

const LOWER_CASE = {
  en: 'Only lower-case letters, digits and hyphens; the first and the last a letter or digit.',
  de: 'Nur Kleinbuchstaben, Ziffern und Bindestriche; am Anfang und Ende Buchstabe oder Ziffer.',
} as const
const ANY_CASE = {
  en: 'Only letters, digits, hyphens, "_" and "."; the first and the last a letter or digit.',
  de: 'Nur Buchstaben, Ziffern, Bindestriche, „_“ und „.“; am Anfang und Ende Buchstabe oder Ziffer.',
} as const
const DURATION = {
  en: 'Not a duration. Write it like 45m, 1h30m or 90s.',
  de: 'Keine Dauer. Schreiben Sie wie 45m, 1h30m oder 90s.',
} as const

/** What stands in the wrong form. */
const FORM: readonly Heard[] = [
  {
    hears: /\(a lab lasts from 1m to 720h/,
    en: 'Not a duration for a lab. Write it like 45m, 1h30m or none; from 1m to 720h.',
    de: 'Keine Dauer für ein Lab. Schreiben Sie wie 45m, 1h30m oder none; von 1m bis 720h.',
  },
  { hears: /^time: |^must be a duration|^must be an ISO 8601 duration/, ...DURATION },
  { hears: /of type integer|^must be an integer/, en: 'Must be a whole number.', de: 'Muss eine ganze Zahl sein.' },
  { hears: /of type number or string/, en: 'Must be a number or text.', de: 'Muss eine Zahl oder Text sein.' },
  { hears: /of type number|^must be a finite number/, en: 'Not a number.', de: 'Keine Zahl.' },
  { hears: /of type string/, en: 'Must be text.', de: 'Muss Text sein.' },
  { hears: /of type boolean/, en: 'Must be true or false.', de: 'Muss true oder false sein.' },
  { hears: /of type array/, en: 'Must be a list.', de: 'Muss eine Liste sein.' },
  { hears: /of type object/, en: 'Must have fields of its own.', de: 'Muss eigene Felder haben.' },
  {
    hears: /^must be an e-mail address/,
    de: 'Muss eine E-Mail-Adresse aus einfachen Buchstaben und Ziffern sein, wie student@example.com.',
  },
  { hears: /^must be a date and time/, de: 'Muss Datum und Uhrzeit mit Zone sein, wie 2025-09-09T21:34:19Z.' },
  {
    hears: /^must be a number of bytes/,
    en: 'Not an amount of memory. Write it like 512Mi or 2Gi.',
    de: 'Keine Menge Speicher. Schreiben Sie wie 512Mi oder 2Gi.',
  },
  {
    hears: /must be lowercase$/,
    en: 'Not the name of an image: only lower-case letters.',
    de: 'Kein Name eines Images: nur Kleinbuchstaben.',
  },
  {
    hears: /^invalid reference format: the digest/,
    en: 'Not the name of an image: the digest must be sha256: and 64 hexadecimal digits.',
    de: 'Kein Name eines Images: Der Digest muss sha256: und 64 hexadezimale Ziffern sein.',
  },
  {
    hears: /^invalid reference format: the tag/,
    en: 'Not the name of an image: the tag must be letters, digits, "_", "." or "-", at most 128.',
    de: 'Kein Name eines Images: Das Tag muss aus Buchstaben, Ziffern, „_“, „.“ oder „-“ sein, höchstens 128.',
  },
  {
    hears: /^invalid reference format/,
    en: 'Not the name of an image, like python:3.12-slim.',
    de: 'Kein Name eines Images, wie python:3.12-slim.',
  },
  {
    hears: /^must be an absolute path/,
    de: 'Muss ein absoluter Pfad im Container sein, aus Buchstaben, Ziffern, „.“, „_“ und „-“, ohne „.“ oder „..“ als Teil.',
  },
  { hears: /system folders (?<folders>.+)$/, de: 'Darf keiner der Systemordner {folders} sein.' },
  { hears: /^must be a path that begins/, de: 'Muss ein Pfad sein, der mit einem einzigen „/“ beginnt, aus druckbaren ASCII-Zeichen.' },
  { hears: /^must be a numeric uid/, de: 'Muss eine uid oder uid:gid aus Ziffern sein, wie 1000:1000.' },
  { hears: /^must be CamelCase/, de: 'Muss in CamelCase stehen, aus Buchstaben und Ziffern.' },
]

/** Names, and the signs that a text may have. */
const SIGNS: readonly Heard[] = [
  {
    hears: /environment variable name must/,
    en: 'Only letters, digits, "_", "-" and "."; the first no digit.',
    de: 'Nur Buchstaben, Ziffern, „_“, „-“ und „.“; am Anfang keine Ziffer.',
  },
  { hears: /lowercase RFC 1123/, ...LOWER_CASE },
  { hears: /must consist of alphanumeric|^a valid label must|^a qualified name/, ...ANY_CASE },
  { hears: /part must be non-empty$/, en: 'Something is missing before or after the "/".', de: 'Vor oder nach dem „/“ fehlt etwas.' },
  {
    hears: /^must not be a name that changes|^this name changes/,
    en: 'This name changes how programs start (PATH, LD_*, DOCKER_* ...). Choose another one.',
    de: 'Dieser Name ändert, wie Programme starten (PATH, LD_*, DOCKER_* …). Wählen Sie einen anderen.',
  },
  { hears: /^this prefix is reserved/, de: 'Dieser Anfang eines Namens gehört dem Motor.' },
  { hears: /^name is neither a standard finalizer/, de: 'Der Name eines Finalizers braucht einen Anfang mit „/“.' },
  { hears: /^must be one line of text/, de: 'Muss eine Zeile Text ohne Steuerzeichen sein.' },
  { hears: /^must not contain control characters/, de: 'Darf keine Steuerzeichen und keine Zeilenumbrüche haben.' },
  {
    hears: /^must not contain characters that are not seen/,
    en: 'Has a sign in it that is not seen, or that turns the direction of writing round. Type it instead of pasting it.',
    de: 'Enthält ein Zeichen, das nicht zu sehen ist oder die Schreibrichtung umkehrt. Tippen Sie den Text, statt ihn einzufügen.',
  },
  { hears: /^must not contain NUL/, de: 'Darf kein NUL enthalten.' },
  { hears: /surrogate pair/, en: 'Has half of a sign in it.', de: 'Enthält ein halbes Zeichen.' },
  { hears: /^must not be named "__proto__"/, de: 'Darf nicht „__proto__“ heißen.' },
  { hears: /^must be plain JSON/, de: 'Muss einfaches JSON sein.' },
]

/** How much, how long, how many. */
const MEASURE: readonly Heard[] = [
  {
    hears: /^must be between (?<min>\S+) and (?<max>\S+), inclusive/,
    en: 'Must be from {min} to {max}.',
    de: 'Muss von {min} bis {max} sein.',
  },
  { hears: /^must be greater than or equal to (?<min>\S+)$/, en: 'Must be at least {min}.', de: 'Muss mindestens {min} sein.' },
  { hears: /^must be less than or equal to (?<max>\S+)$/, en: 'Must be at most {max}.', de: 'Darf höchstens {max} sein.' },
  { hears: /^must be greater than (?<min>\S+)$/, en: 'Must be more than {min}.', de: 'Muss mehr als {min} sein.' },
  { hears: /^must be less than (?<max>\S+)$/, en: 'Must be less than {max}.', de: 'Muss weniger als {max} sein.' },
  { hears: /^must not be negative/, de: 'Darf nicht negativ sein.' },
  { hears: /^must have at least 1 characters/, en: 'Needed.', de: 'Wird gebraucht.' },
  { hears: /^must have at least (?<least>\d+) (?:characters|items)/, en: 'At least {least}.', de: 'Mindestens {least}.' },
  { hears: /^must have at most (?<most>\d+) characters/, en: 'At most {most} characters.', de: 'Höchstens {most} Zeichen.' },
  { hears: /^must have at most (?<most>\d+) items/, en: 'At most {most}.', de: 'Höchstens {most}.' },
  {
    hears: /(?:must be no more than|^Too long: may not be more than) (?<most>\d+) bytes/,
    en: 'Too long: at most {most} bytes.',
    de: 'Zu lang: höchstens {most} Bytes.',
  },
  {
    hears: /^Too many: (?<actual>\d+): must have at most (?<most>\d+) items/,
    en: 'Too many: {actual}, where {most} are the most.',
    de: 'Zu viele: {actual}, erlaubt sind {most}.',
  },
  { hears: /^must not be nested deeper/, en: 'Nested too deep.', de: 'Zu tief verschachtelt.' },
  { hears: /^the object has too many parts/, en: 'Too large: it has too many parts.', de: 'Zu groß: Es hat zu viele Teile.' },
]

/** What does not fit the rest. */
const SENSE: readonly Heard[] = [
  { hears: /^Required value|is required$|^must not be empty$/, en: 'Needed.', de: 'Wird gebraucht.' },
  { hears: /^strict decoding error/, en: 'There is no such field.', de: 'Dieses Feld gibt es nicht.' },
  { hears: /^supported values: (?<values>.+)$/, en: 'Must be one of {values}.', de: 'Möglich ist nur: {values}.' },
  { hears: /^Duplicate value/, en: 'This is there twice.', de: 'Das steht zweimal da.' },
  {
    hears: /^field is immutable/,
    en: 'This cannot be changed any more. Make a new one instead.',
    de: 'Das lässt sich nicht mehr ändern. Legen Sie stattdessen etwas Neues an.',
  },
  {
    hears: /^must be specified for an update/,
    en: 'The version that you read is missing.',
    de: 'Es fehlt die Version, die Sie gelesen haben.',
  },
  { hears: /^labs run without privileges/, de: 'Labs laufen ohne Vorrechte; dieses Feld ist nicht erlaubt.' },
  { hears: /^not allowed on this type/, en: 'Not allowed here.', de: 'Hier nicht erlaubt.' },
  { hears: /^must be one of the containerPorts/, en: "Must be one of the lab's own ports.", de: 'Muss einer der Ports des Labs sein.' },
  {
    hears: /^every \$\{NAME\}/,
    en: 'Every ${NAME} in it must be one of the secrets.',
    de: 'Jedes ${NAME} darin muss eines der Geheimnisse sein.',
  },
  { hears: /^must be later than spec\.scheduledStart/, en: 'Must be later than the start.', de: 'Muss nach dem Start liegen.' },
  {
    hears: /^is over already/,
    en: 'That moment is over already. Choose one that is to come.',
    de: 'Dieser Zeitpunkt ist schon vorbei. Wählen Sie einen, der noch kommt.',
  },
  {
    hears: /^the lab has not started yet/,
    en: 'The lab has not started yet: there is nothing to restart.',
    de: 'Das Lab ist noch nicht gestartet: Es gibt nichts neu zu starten.',
  },
  {
    hears: /^the lab has ended/,
    en: 'The lab has ended: only an end that is to come brings it back.',
    de: 'Das Lab ist zu Ende: Nur ein Ende, das noch kommt, holt es zurück.',
  },
  {
    hears: /^the lab is being deleted/,
    en: 'The lab is being deleted: nothing of it can be changed any more.',
    de: 'Das Lab wird gerade gelöscht: An ihm lässt sich nichts mehr ändern.',
  },
  {
    hears: /^Only one reference can have/,
    en: 'Only one owner can be the one that manages it.',
    de: 'Nur ein Besitzer kann es verwalten.',
  },
  { hears: /^must be "(?<only>[^"]+)"/, de: 'Muss „{only}“ sein.' },
  { hears: /^a lab does not go from "(?<from>\w+)" to "(?<to>\w+)"/, de: 'Ein Lab geht nicht von „{from}“ nach „{to}“.' },
  { hears: /^must not change unless status/, de: 'Ändert sich nur mit dem Status.' },
  {
    hears: /^no new finalizers/,
    en: 'It is being deleted: no finalizer can be added any more.',
    de: 'Es wird gelöscht: Ein Finalizer kommt nicht mehr dazu.',
  },
]

/** What can be wrong with one field, in the order in which it is listened for. */
export const MISTAKES: readonly Heard[] = [...FORM, ...SIGNS, ...MEASURE, ...SENSE]
