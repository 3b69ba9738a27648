import type { Translation } from '../../ui/words'

const en = {
  title: 'Timelines',
  now: 'now',
  legend: 'States',
  help: 'What bars and keys mean',
  loading: 'Looking for labs ...',
  summary: { labs: 'no labs | 1 lab | {count} labs', none: '{labs}; none has been ready yet', one: '{labs}; ready after {span} ({name})', all: '{labs}; ready after {median} (median), slowest {slowest} ({name})' },
  filter: { title: 'Which lanes', all: 'All', slowest: 'Slowest starts', failures: 'Failures', starting: 'Still starting', search: 'Search by lab, student or reason', find: 'Search', order: 'Order', gone: 'Deleted labs too', table: 'As a table', shown: 'no lanes | 1 lane | {count} lanes' },
  order: { declared: 'as declared', name: 'by name', ready: 'slowest first' },
  time: { title: 'Which time', whole: 'Whole lesson', recent: 'Last 5 min', start: 'Starts side by side', nearer: 'Nearer', wider: 'Wider', earlier: 'Earlier', later: 'Later', follow: 'Follow now', group: 'Timelines' },
  axis: { lab: 'Lab', clock: 'Timeline from {from} to {to}', start: 'Time since each lab’s own beginning', hint: 'Drag along the clock to fill the width with that piece of time' },
  lanes: 'Lanes',
  lane: { all: '{name}, {student}: {start}. Now {state}: {message}', ready: 'ready after {span}', starting: 'still starting', never: 'never was ready' },
  bar: { since: 'since {from}', between: '{from} to {to}', goesOn: '{span} so far', who: { controller: 'by the controller', reconciler: 'by the reconciler', person: 'by a person' } },
  story: { title: 'Explain this lab', hint: 'Point at a lane, or walk to one with the arrow keys: what happened is told here.', open: 'Open' },
  keys: { title: 'Keys', lanes: 'from lane to lane', bars: 'what happened in this lane', open: 'open the lab', zoom: 'nearer, wider, whole lesson', pan: 'earlier, later', wheel: 'Ctrl + wheel: nearer or wider. Shift + wheel, or dragging: along the time.' },
  table: { lab: 'Lab', student: 'Student', declared: 'Declared', queued: 'Queued', provisioning: 'Provisioning', ready: 'Ready after', state: 'State now', reason: 'Reason', caption: 'Each lab with its times, in the order of the lanes', notYet: 'not yet', never: 'not reached' },
  empty: { title: 'No labs yet', text: 'As soon as labs are declared, each gets a lane here.', go: 'Go to the labs', nothing: 'Nothing matches', nothingText: 'No lane passes this filter and this search.', all: 'Show all lanes' },
}

const de: Translation<typeof en> = {
  title: 'Zeitleisten',
  now: 'jetzt',
  legend: 'Zustände',
  help: 'Was Balken und Tasten bedeuten',
  loading: 'Labs werden gesucht ...',
  summary: { labs: 'keine Labs | 1 Lab | {count} Labs', none: '{labs}; noch keines war bereit', one: '{labs}; bereit nach {span} ({name})', all: '{labs}; bereit nach {median} (Median), längstens {slowest} ({name})' },
  filter: { title: 'Welche Bahnen', all: 'Alle', slowest: 'Langsamste Starts', failures: 'Fehlschläge', starting: 'Noch im Start', search: 'Suche nach Lab, Person oder Grund', find: 'Suche', order: 'Reihenfolge', gone: 'Auch gelöschte Labs', table: 'Als Tabelle', shown: 'keine Bahnen | 1 Bahn | {count} Bahnen' },
  order: { declared: 'wie angelegt', name: 'nach Name', ready: 'langsamste zuerst' },
  time: { title: 'Welche Zeit', whole: 'Ganze Stunde', recent: 'Letzte 5 min', start: 'Starts nebeneinander', nearer: 'Näher', wider: 'Weiter', earlier: 'Früher', later: 'Später', follow: 'Dem Jetzt folgen', group: 'Zeitleisten' },
  axis: { lab: 'Lab', clock: 'Zeitleiste von {from} bis {to}', start: 'Zeit seit dem Beginn jedes einzelnen Labs', hint: 'Auf der Uhr ziehen: dieses Stück Zeit füllt die Breite' },
  lanes: 'Bahnen',
  lane: { all: '{name}, {student}: {start}. Jetzt {state}: {message}', ready: 'bereit nach {span}', starting: 'noch im Start', never: 'war nie bereit' },
  bar: { since: 'seit {from}', between: '{from} bis {to}', goesOn: 'bisher {span}', who: { controller: 'vom Controller', reconciler: 'vom Reconciler', person: 'von einer Person' } },
  story: { title: 'Dieses Lab erklären', hint: 'Auf eine Bahn zeigen oder mit den Pfeiltasten hingehen: hier steht, was geschah.', open: 'Öffnen' },
  keys: { title: 'Tasten', lanes: 'von Bahn zu Bahn', bars: 'was in dieser Bahn geschah', open: 'das Lab öffnen', zoom: 'näher, weiter, ganze Stunde', pan: 'früher, später', wheel: 'Strg + Rad: näher oder weiter. Umschalt + Rad, oder ziehen: entlang der Zeit.' },
  table: { lab: 'Lab', student: 'Lernende Person', declared: 'Angelegt', queued: 'Gewartet', provisioning: 'Gestartet in', ready: 'Bereit nach', state: 'Zustand jetzt', reason: 'Grund', caption: 'Jedes Lab mit seinen Zeiten, in der Reihenfolge der Bahnen', notYet: 'noch nicht', never: 'nicht erreicht' },
  empty: { title: 'Noch keine Labs', text: 'Sobald Labs angelegt sind, bekommt jedes hier eine Bahn.', go: 'Zu den Labs', nothing: 'Nichts passt', nothingText: 'Keine Bahn passt zu diesem Filter und dieser Suche.', all: 'Alle Bahnen zeigen' },
}

export const words = { en, de }
