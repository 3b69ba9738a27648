import type { Translation } from '../../../ui/words'

export const overviewEn = {
  caption: 'What is wanted and what is true', what: 'What', wanted: 'Wanted', true: 'True', none: 'none', unknown: 'not known',
  different: '≠ differs', waiting: '… under way', restart: '↻ comes with a restart', replace: '⇄ comes with a replacement',
  inForce: 'What you asked for is in force.', unjudged: 'Nobody has compared what runs with what you asked for yet.', started: 'It is being brought about.', restartApplies: 'It applies what is wanted, and keeps the student\'s folder.', bringing: 'Generation {wanted} was asked for, {true} is in force: being brought about.', atRest: 'It has ended. What needs it running comes into force when it starts again.', never: 'Nothing of it was brought about yet.', givenUp: 'It could not be brought about and was given up.', ending: 'It is to go: being taken apart.',
  row: { state: 'State', image: 'Image', end: 'End', start: 'Start', resources: 'Limits and use', generation: 'Generation', endpoint: 'Address', container: 'Container', retries: 'Attempts' },
  state: { running: 'ready, answering', gone: 'deleted', scheduled: 'waiting for its time', rest: 'stopped, work kept' },
  end: { for: '{duration} from being ready', never: 'no end', at: '{time}', ofTemplate: '{duration} (template)', ofSettings: '{duration} (settings)', counts: 'counts from being ready' },
  start: { now: 'at once', at: '{time}' },
  image: { builtHere: 'not started yet' },
  resources: { until: 'until {time}, then the template\'s', cpuNow: '{percent} % CPU', now: 'uses {used} now' },
  field: { earlier: 'an earlier value', another: 'another one', ofImage: 'as the image says' },
  endpoint: { http: 'answers HTTP on port {port}', tcp: 'listens on port {port}', exec: 'its check succeeds', none: 'no check' },
  container: { one: 'one, running', zero: 'none running' },
  retries: { most: 'no retry | at most 1 retry | at most {count} retries', used: 'no failed attempt | 1 failed attempt | {count} failed attempts', next: 'next {when}' },
  environment: { title: 'Environment', empty: 'Nothing beyond the template\'s.', show: 'Show the value of {name}', hide: 'Hide the value of {name}', later: 'A change here comes into force at the next restart.', secrets: 'Made up for this lab alone and never shown: {names}', masked: 'hidden', keptOut: 'value not kept' },
  conditions: { title: 'Conditions', empty: 'None recorded.', since: 'since', status: { True: 'yes', False: 'no', Unknown: 'not known' } },
  live: { title: 'Right now', queue: 'Waiting for its turn: number {position} in the queue', pull: 'Fetching the image: {received} of {total}', unpack: 'Unpacking the image: {received}', pullUnknown: 'Fetching the image: {received}, unknown size', confirmed: 'Confirmed {ago}', unconfirmed: 'Not confirmed since the engine started', pullLabel: 'Fetching the image' },
}

export const overviewDe: Translation<typeof overviewEn> = {
  caption: 'Was gewünscht und was wahr ist', what: 'Was', wanted: 'Gewünscht', true: 'Wahr', none: 'nicht vorhanden', unknown: 'nicht bekannt',
  different: '≠ weicht ab', waiting: '… unterwegs', restart: '↻ kommt mit einem Neustart', replace: '⇄ kommt mit einem Austausch',
  inForce: 'Was Sie wollten, ist in Kraft.', unjudged: 'Noch hat niemand verglichen, ob läuft, was Sie wollten.', started: 'Wird gerade verwirklicht.', restartApplies: 'Er übernimmt, was gewünscht ist, und behält den Ordner der lernenden Person.', bringing: 'Gewünscht ist Generation {wanted}, in Kraft ist {true}: wird gerade verwirklicht.', atRest: 'Es ist zu Ende. Was ein laufendes Lab braucht, gilt, sobald es wieder startet.', never: 'Davon ist noch nichts verwirklicht.', givenUp: 'Es ließ sich nicht verwirklichen und wurde aufgegeben.', ending: 'Es soll weg: wird gerade abgebaut.',
  row: { state: 'Zustand', image: 'Image', end: 'Ende', start: 'Beginn', resources: 'Grenzen und Verbrauch', generation: 'Generation', endpoint: 'Adresse', container: 'Container', retries: 'Versuche' },
  state: { running: 'bereit, antwortet', gone: 'gelöscht', scheduled: 'wartet auf seine Zeit', rest: 'angehalten, Arbeit aufgehoben' },
  end: { for: '{duration} ab Bereitschaft', never: 'ohne Ende', at: '{time}', ofTemplate: '{duration} (Vorlage)', ofSettings: '{duration} (Einstellungen)', counts: 'zählt ab Bereitschaft' },
  start: { now: 'sofort', at: '{time}' },
  image: { builtHere: 'noch nicht gestartet' },
  resources: { until: 'bis {time}, dann die der Vorlage', cpuNow: '{percent} % CPU', now: 'braucht gerade {used}' },
  field: { earlier: 'ein früherer Wert', another: 'etwas anderes', ofImage: 'wie das Image sagt' },
  endpoint: { http: 'antwortet per HTTP auf Port {port}', tcp: 'lauscht auf Port {port}', exec: 'seine Prüfung gelingt', none: 'keine Prüfung' },
  container: { one: 'einer, läuft', zero: 'keiner läuft' },
  retries: { most: 'keine Wiederholung | höchstens 1 Wiederholung | höchstens {count} Wiederholungen', used: 'kein Fehlversuch | 1 Fehlversuch | {count} Fehlversuche', next: 'nächster {when}' },
  environment: { title: 'Umgebung', empty: 'Nichts über die Vorlage hinaus.', show: 'Wert von {name} zeigen', hide: 'Wert von {name} verbergen', later: 'Eine Änderung hier gilt ab dem nächsten Neustart.', secrets: 'Nur für dieses Lab erzeugt und nie gezeigt: {names}', masked: 'verborgen', keptOut: 'Wert nicht aufbewahrt' },
  conditions: { title: 'Bedingungen', empty: 'Keine aufgezeichnet.', since: 'seit', status: { True: 'ja', False: 'nein', Unknown: 'nicht bekannt' } },
  live: { title: 'Gerade jetzt', queue: 'Wartet, bis es dran ist: Nummer {position} in der Schlange', pull: 'Image wird geholt: {received} von {total}', unpack: 'Image wird entpackt: {received}', pullUnknown: 'Image wird geholt: {received}, Größe unbekannt', confirmed: 'Bestätigt {ago}', unconfirmed: 'Seit dem Start des Motors nicht bestätigt', pullLabel: 'Image wird geholt' },
}
