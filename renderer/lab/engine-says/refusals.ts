import type { ApiReason } from '../../../src/contract/words'
import type { Heard } from './heard'

/** The object's own name instead of its address in the API. */
const NAMED = '(?:\\w+\\.lab\\.neuroglia\\.com )?"(?<name>[^"]+)"'

/** What the engine says when it refuses something, where that is said in the same words each time. */
export const REFUSALS: readonly Heard[] = [
  { hears: new RegExp(`^${NAMED} not found$`), en: 'There is no "{name}" any more.', de: '„{name}“ gibt es nicht mehr.' },
  {
    hears: new RegExp(`^${NAMED} already exists$`),
    en: 'There is a "{name}" already. Choose another name.',
    de: '„{name}“ gibt es schon. Wählen Sie einen anderen Namen.',
  },
  {
    hears: new RegExp(`^Operation cannot be fulfilled on ${NAMED}: `),
    en: '"{name}" was changed in the meantime. Look at it again, then try once more.',
    de: '„{name}“ wurde inzwischen geändert. Sehen Sie es noch einmal an, dann versuchen Sie es erneut.',
  },
  {
    hears: /^Lab "(?<name>[^"]+)" does not run yet/,
    de: 'Das Lab „{name}“ läuft noch nicht. Warten Sie, bis es bereit ist, dann öffnen Sie das Terminal.',
  },
  {
    hears: /^Lab "(?<name>[^"]+)" has no web page/,
    de: 'Das Lab „{name}“ hat keine Webseite zum Öffnen: Seine Vorlage fragt nach keiner. Nehmen Sie sein Terminal, oder lassen Sie die Vorlage nach einer Seite fragen (readiness http).',
  },
  {
    hears: /^Lab "(?<name>[^"]+)" is .*Wait until/,
    de: 'Das Lab „{name}“ antwortet noch nicht. Warten Sie, bis es bereit ist, dann öffnen Sie es.',
  },
  {
    hears: /^Lab "(?<name>[^"]+)" is .*Extend or restart/,
    de: 'Das Lab „{name}“ läuft nicht mehr. Verlängern Sie es, oder starten Sie es neu; dann öffnen Sie es.',
  },
  { hears: /^A terminal is never privileged/, de: 'Ein Terminal hat nie Vorrechte: Es könnte den ganzen Rechner erreichen.' },
  { hears: /^A terminal belongs to the lab's own user/, de: 'Ein Terminal gehört dem eigenen Benutzer des Labs, keinem anderen.' },
  { hears: /^This terminal is closed/, de: 'Dieses Terminal ist geschlossen. Öffnen Sie ein neues.' },
  { hears: /^Too many panels are open/, de: 'Zu viele Fenster sind offen. Schließen Sie einige, dann versuchen Sie es noch einmal.' },
  { hears: /^The engine cannot be reached/, de: 'Der Motor ist gerade nicht zu erreichen.' },
]

/** Whatever else it says, for each kind of refusal. */
export const GERMAN_REFUSALS: Readonly<Record<ApiReason, string>> = {
  BadRequest: 'Diese Frage versteht der Motor nicht.',
  Unauthorized: 'Dieses Fenster ist nicht mehr angemeldet. Öffnen Sie einen neuen Link.',
  Forbidden: 'Das ist nicht erlaubt.',
  NotFound: 'Das gibt es nicht mehr.',
  AlreadyExists: 'Das gibt es schon. Wählen Sie einen anderen Namen.',
  Conflict: 'Das geht im jetzigen Zustand nicht. Sehen Sie es noch einmal an, dann versuchen Sie es erneut.',
  Expired: 'Das ist nicht mehr auf dem neuesten Stand. Sehen Sie es noch einmal an.',
  RequestEntityTooLarge: 'Das ist zu groß.',
  UnsupportedMediaType: 'In dieser Form nimmt der Motor das nicht an.',
  Invalid: 'Daran stimmt etwas nicht.',
  MethodNotAllowed: 'Das geht hier nicht.',
  TooManyRequests: 'Zu viel auf einmal. Warten Sie einen Augenblick, dann versuchen Sie es noch einmal.',
  ServiceUnavailable: 'Der Motor kann das gerade nicht. Versuchen Sie es gleich noch einmal.',
  InsufficientStorage: 'Die Festplatte ist voll: Nichts davon wurde gespeichert. Schaffen Sie Platz, dann versuchen Sie es noch einmal.',
  InternalError: 'Dem Motor ist dabei ein Fehler unterlaufen; in seinem Protokoll steht mehr. Bitte melden Sie ihn.',
  Timeout: 'Es kam nicht rechtzeitig an. Versuchen Sie es noch einmal.',
}
