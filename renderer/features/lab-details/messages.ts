import type { Translation } from '../../ui/words'
import { overviewEn, overviewDe } from './overview/messages'
import { toolsEn, toolsDe } from './tools-messages'

const en = {
  title: 'Lab {name}',
  close: 'Close',
  pin: 'Show as a page',
  unpin: 'Show beside the list',
  loading: 'Asking the engine…',
  unknown: { title: 'There is no lab "{name}"', text: 'It was deleted so long ago that no record of it is left, or the address is mistyped.', back: 'Back to the labs' },
  since: 'for {span}',
  left: '{span} left',
  noEnd: 'no end',
  over: 'time is over',
  gone: 'Deleted {ago}. What is shown is its record; nothing of it can be changed.',
  goneNow: 'Deleted. What is shown is what was last known of it.',
  work: { kept: 'Its work was collected first: {count} file, {size}. | Its work was collected first: {count} file, {size}. | Its work was collected first: {count} files, {size}.', none: 'It was looked: there was no work to collect.', lost: 'It was deleted by force, and its work was not collected: {why}', never: 'It never started: there was no work to collect.' },
  student: 'Student',
  tabs: { label: 'Details of {name}', overview: 'Overview', timeline: 'Timeline', events: 'Events', logs: 'Logs', terminal: 'Terminal', stats: 'Stats', yaml: 'YAML' },
  action: { extend: 'Extend', by: '{minutes} min more', deleting: '{name} is being deleted', failed: 'That did not work', noClipboard: 'The browser refused the clipboard. Select the text and copy it with Ctrl+C.' },
  remove: {
    title: 'Delete {name}?',
    cancel: 'Keep it', confirm: 'Delete',
    stuck: 'This deletion is stuck', force: 'Delete by force', cost: 'By force it goes on past the step that fails: work that was not collected is lost, and a container may stay behind until the next clean-up.',
  },
  replace: {
    title: 'Replace the container of {name}?', applies: 'A new container is made with what is declared now: {fields}.', kept: 'The student\'s folder goes along.', stays: 'What lies elsewhere in the old container stays behind:',
    safe: 'It is archived on this machine before the old container goes, and is not put into the new one. If it cannot be archived, the old container stays.', confirm: 'Replace',
  },
  timeline: {
    empty: 'Nothing has happened yet.', lasted: 'lasted {span}', sofar: 'so far {span}', moment: 'less than a second', explain: 'What happened, in short',
    who: { controller: 'by the controller', reconciler: 'found by the reconciler', person: 'by a person' },
    mark: { restart: 'Restart', drift: 'Found changed from outside', retry: 'Tried again' },
    dropped: 'Of a long story the beginning and the newest {count} lines are kept.',
  },
  events: {
    note: 'Events since {time}, when these details were first opened. The timeline has the whole story.', empty: 'No event of this lab yet. The next change appears here.', data: 'Data', count: 'no events | 1 event | {count} events',
    type: { created: 'Declared', updated: 'Wish changed', status_updated: 'Status changed', deleted: 'Record removed', reconciled: 'Controller had a look', reconciliation_failed: 'A step failed', reconciliation_requeued: 'To be tried again' },
  },
  ...toolsEn,
  overview: overviewEn,
}

const de: Translation<typeof en> = {
  title: 'Lab {name}',
  close: 'Schließen',
  pin: 'Als Seite zeigen',
  unpin: 'Neben der Liste zeigen',
  loading: 'Der Motor wird gefragt …',
  unknown: { title: 'Es gibt kein Lab „{name}“', text: 'Es wurde vor so langer Zeit gelöscht, dass keine Aufzeichnung mehr da ist, oder die Adresse ist vertippt.', back: 'Zurück zu den Labs' },
  since: 'seit {span}',
  left: 'noch {span}',
  noEnd: 'ohne Ende',
  over: 'Zeit ist um',
  gone: 'Gelöscht {ago}. Gezeigt wird die Aufzeichnung; daran lässt sich nichts ändern.',
  goneNow: 'Gelöscht. Gezeigt wird, was zuletzt bekannt war.',
  work: { kept: 'Zuerst wurde die Arbeit eingesammelt: {count} Datei, {size}. | Zuerst wurde die Arbeit eingesammelt: {count} Datei, {size}. | Zuerst wurde die Arbeit eingesammelt: {count} Dateien, {size}.', none: 'Es wurde nachgesehen: Es gab keine Arbeit einzusammeln.', lost: 'Das Löschen wurde erzwungen, und die Arbeit wurde nicht eingesammelt: {why}', never: 'Es lief nie: Es gab keine Arbeit einzusammeln.' },
  student: 'Lernende Person',
  tabs: { label: 'Einzelheiten zu {name}', overview: 'Überblick', timeline: 'Verlauf', events: 'Ereignisse', logs: 'Ausgabe', terminal: 'Terminal', stats: 'Verbrauch', yaml: 'YAML' },
  action: { extend: 'Verlängern', by: '{minutes} min mehr', deleting: '{name} wird gelöscht', failed: 'Das hat nicht geklappt', noClipboard: 'Der Browser gibt die Zwischenablage nicht frei. Den Text markieren und mit Strg+C kopieren.' },
  remove: {
    title: '{name} löschen?',
    cancel: 'Behalten', confirm: 'Löschen',
    stuck: 'Das Löschen kommt nicht voran', force: 'Mit Gewalt löschen', cost: 'Mit Gewalt geht es über den Schritt hinweg, der scheitert: nicht eingesammelte Arbeit ist verloren, und ein Container bleibt vielleicht bis zum nächsten Aufräumen zurück.',
  },
  replace: {
    title: 'Den Container von {name} austauschen?', applies: 'Ein neuer Container wird gemacht, mit dem, was jetzt festgelegt ist: {fields}.', kept: 'Der Ordner der lernenden Person kommt mit.', stays: 'Was sonst im alten Container liegt, bleibt zurück:',
    safe: 'Es kommt auf diesem Rechner in ein Archiv, bevor der alte Container geht, und nicht in den neuen. Lässt es sich nicht archivieren, bleibt der alte Container.', confirm: 'Austauschen',
  },
  timeline: {
    empty: 'Noch ist nichts geschehen.', lasted: 'dauerte {span}', sofar: 'bisher {span}', moment: 'weniger als eine Sekunde', explain: 'Kurz gesagt',
    who: { controller: 'durch den Controller', reconciler: 'vom Reconciler gefunden', person: 'durch eine Person' },
    mark: { restart: 'Neustart', drift: 'Von außen verändert', retry: 'Noch ein Versuch' },
    dropped: 'Von einer langen Geschichte bleiben der Anfang und die neuesten {count} Zeilen.',
  },
  events: {
    note: 'Ereignisse seit {time}, als diese Einzelheiten zuerst geöffnet wurden. Der Verlauf zeigt die ganze Geschichte.', empty: 'Noch kein Ereignis dieses Labs. Die nächste Änderung erscheint hier.', data: 'Daten', count: 'keine Ereignisse | 1 Ereignis | {count} Ereignisse',
    type: { created: 'Angelegt', updated: 'Wunsch geändert', status_updated: 'Zustand geändert', deleted: 'Eintrag entfernt', reconciled: 'Controller hat nachgesehen', reconciliation_failed: 'Ein Schritt ist gescheitert', reconciliation_requeued: 'Wird noch einmal versucht' },
  },
  ...toolsDe,
  overview: overviewDe,
}

export const words = { en, de }
