import type { Translation } from '../ui/words'
import { explainDe, explainEn } from './explain/messages'
import { limitsDe, limitsEn } from './limits/messages'
import { waitingDe, waitingEn } from './waiting/messages'

const en = {
  explain: explainEn,
  limits: limitsEn,
  waiting: waitingEn,
  state: {
    pending: 'Pending', provisioning: 'Provisioning', ready: 'Ready', completed: 'Completed',
    expired: 'Expired', failed: 'Failed', deleting: 'Deleting', deleted: 'Deleted', silent: 'Not answering',
  },
  action: { open: 'Open', extend: 'Extend', restart: 'Restart', limits: 'Limits', tryNow: 'Try now', delete: 'Delete', copy: 'Copy address' },
  whyNot: {
    leaving: 'Not possible: the lab is being deleted', notReady: 'Not possible: the lab is not ready', noAddress: 'Nothing to open: this lab is not asked for a web page',
    notStarted: 'Not possible: the lab has not been ready yet', endless: 'Not needed: the lab has no end',
    lost: 'Not possible: the engine is not reached', silent: 'Not possible while Docker does not answer',
  },
  doing: { restart: 'Restarting {name}', limit: 'New limits for {name}', limitOff: '{name} has the template\'s limits again', restartWith: 'Restarting {name} with {memory}', tryNow: '{name}: trying now', extend: '{name}: {minutes} min more', extendUntil: '{name} now ends at {when}', keep: '{name} is kept until {when}', keepForGood: '{name} is kept until you delete it', copied: 'Address of {name} copied', copyRefused: 'The browser does not allow copying. The address:' },
  failed: { open: '{name} could not be opened', copy: 'The address of {name} could not be read', extend: '{name} could not be extended', keep: '{name} could not be kept longer', restart: '{name} could not be restarted', limit: 'The limits of {name} could not be changed', delete: '{name} could not be deleted' },
  undo: { deleting: 'Deleting {name}', inSeconds: 'Deleting in {seconds} s' },
  remove: {
    atWork: '{student} may be at work in it right now.', never: 'It never started: there is no work to collect.',
    work: 'What was made in it is archived first, or seen to be nothing. Then the container and its folder are removed; what cannot be archived stays. | What was made in it is archived first, or seen to be nothing. Then the container and its folder are removed; what cannot be archived stays. | What was made in them is archived first, or seen to be nothing. Then the containers and their folders are removed; what cannot be archived stays.',
    final: 'This cannot be undone.', undo: 'It can be undone for 8 seconds.',
  },
  left: { ahead: 'starts counting when ready', startsAt: 'starts {when}', endless: 'no end', over: 'over', label: 'Time left: {text}', endsAt: 'Ends {when}', short: '{text} left' },
  kept: { until: 'kept until {when}', forGood: 'kept for good', keep: 'Keep it', keepLabel: 'Keep it: {name}, a day longer', aDay: 'Keep it a day longer', always: 'For good' },
  batch: {
    extend: { doing: 'Extending: {finished} of {of}', done: '{count} extended', report: 'Not extended' },
    restart: { doing: 'Restarting: {finished} of {of}', done: '{count} restarted', report: 'Not restarted' },
    limit: { doing: 'Setting limits: {finished} of {of}', done: '{count} limits set', report: 'Limits not set' },
    delete: { doing: 'Deleting: {finished} of {of}', done: '{count} being deleted', report: 'Not deleted' },
    create: { doing: 'Creating: {finished} of {of}', done: '{count} created', report: 'Not created' },
    failed: '{count} failed', left: '{count} not begun', again: 'Try these again', close: 'Close the report',
  },
  overdue: 'Not confirmed for more than two checks: this may be out of date',
  waits: { queue: 'Place {position} in the queue', schedule: 'Its planned start', pull: 'Pulling the image: {percent} %', unpack: 'Unpacking the image', pullUnknown: 'Pulling the image: size not known yet', change: 'A change is being applied', retry: 'Next try in {span}', retryNow: 'Next try now' },
}

const de: Translation<typeof en> = {
  explain: explainDe,
  limits: limitsDe,
  waiting: waitingDe,
  state: {
    pending: 'Wartet', provisioning: 'Wird gestartet', ready: 'Bereit', completed: 'Fertig',
    expired: 'Abgelaufen', failed: 'Gescheitert', deleting: 'Wird gelöscht', deleted: 'Gelöscht', silent: 'Ohne Antwort',
  },
  action: { open: 'Öffnen', extend: 'Verlängern', restart: 'Neu starten', limits: 'Grenzen', tryNow: 'Jetzt versuchen', delete: 'Löschen', copy: 'Adresse kopieren' },
  whyNot: {
    leaving: 'Nicht möglich: Das Lab wird gerade gelöscht', notReady: 'Nicht möglich: Das Lab ist nicht bereit', noAddress: 'Nichts zu öffnen: Dieses Lab wird nicht nach einer Webseite gefragt',
    notStarted: 'Nicht möglich: Das Lab war noch nicht bereit', endless: 'Nicht nötig: Das Lab hat kein Ende',
    lost: 'Nicht möglich: Der Motor ist nicht erreichbar', silent: 'Nicht möglich, solange Docker nicht antwortet',
  },
  doing: { restart: '{name} wird neu gestartet', limit: 'Neue Grenzen für {name}', limitOff: '{name} hat wieder die Grenzen der Vorlage', restartWith: '{name} wird mit {memory} neu gestartet', tryNow: '{name}: Nächster Versuch läuft', extend: '{name}: {minutes} min länger', extendUntil: '{name} endet jetzt um {when}', keep: '{name} wird bis {when} aufgehoben', keepForGood: '{name} wird aufgehoben, bis Sie es löschen', copied: 'Adresse von {name} kopiert', copyRefused: 'Der Browser lässt das Kopieren nicht zu. Die Adresse:' },
  failed: { open: '{name} ließ sich nicht öffnen', copy: 'Die Adresse von {name} ließ sich nicht lesen', extend: '{name} ließ sich nicht verlängern', keep: '{name} ließ sich nicht länger aufheben', restart: '{name} ließ sich nicht neu starten', limit: 'Die Grenzen von {name} ließen sich nicht ändern', delete: '{name} ließ sich nicht löschen' },
  undo: { deleting: '{name} wird gelöscht', inSeconds: 'Wird in {seconds} s gelöscht' },
  remove: {
    atWork: '{student} arbeitet vielleicht gerade darin.', never: 'Es ist nie gestartet: Arbeit zum Einsammeln gibt es nicht.',
    work: 'Was darin gemacht wurde, kommt zuerst in ein Archiv, oder es wurde gesehen, dass da nichts ist. Dann werden Container und Ordner entfernt; was sich nicht archivieren lässt, bleibt. | Was darin gemacht wurde, kommt zuerst in ein Archiv, oder es wurde gesehen, dass da nichts ist. Dann werden Container und Ordner entfernt; was sich nicht archivieren lässt, bleibt. | Was in ihnen gemacht wurde, kommt zuerst in ein Archiv, oder es wurde gesehen, dass da nichts ist. Dann werden Container und Ordner entfernt; was sich nicht archivieren lässt, bleibt.',
    final: 'Das lässt sich nicht rückgängig machen.', undo: 'Es lässt sich 8 Sekunden lang rückgängig machen.',
  },
  left: { ahead: 'zählt, sobald bereit', startsAt: 'beginnt {when}', endless: 'ohne Ende', over: 'vorbei', label: 'Restzeit: {text}', endsAt: 'Endet {when}', short: 'noch {text}' },
  kept: { until: 'aufgehoben bis {when}', forGood: 'bleibt für immer', keep: 'Behalten', keepLabel: 'Behalten: {name}, einen Tag länger', aDay: 'Einen Tag länger behalten', always: 'Für immer' },
  batch: {
    extend: { doing: 'Verlängern: {finished} von {of}', done: '{count} verlängert', report: 'Nicht verlängert' },
    restart: { doing: 'Neu starten: {finished} von {of}', done: '{count} neu gestartet', report: 'Nicht neu gestartet' },
    limit: { doing: 'Grenzen setzen: {finished} von {of}', done: '{count} Grenzen gesetzt', report: 'Grenzen nicht gesetzt' },
    delete: { doing: 'Löschen: {finished} von {of}', done: '{count} werden gelöscht', report: 'Nicht gelöscht' },
    create: { doing: 'Anlegen: {finished} von {of}', done: '{count} angelegt', report: 'Nicht angelegt' },
    failed: '{count} gescheitert', left: '{count} nicht begonnen', again: 'Diese noch einmal', close: 'Bericht schließen',
  },
  overdue: 'Seit mehr als zwei Prüfungen nicht bestätigt: Das kann überholt sein',
  waits: { queue: 'Platz {position} in der Schlange', schedule: 'Seinen geplanten Beginn', pull: 'Image wird geladen: {percent} %', unpack: 'Image wird entpackt', pullUnknown: 'Image wird geladen: Größe noch unbekannt', change: 'Eine Änderung wird umgesetzt', retry: 'Nächster Versuch in {span}', retryNow: 'Nächster Versuch jetzt' },
}

export const labWords = { en, de }
