import type { Translation } from '../../../ui/words'

const en = {
  picture: { label: 'Picture of the pattern', more: '+{count} more labs on their way', reduced: 'Motion is switched off: each step is a line in the list below.' },
  station: { store: 'Store', watcher: 'Watcher', controller: 'Controller', world: 'Docker', practice: 'Practice world', reconciler: 'Reconciler' },
  caption: {
    store: 'Keeps what is wanted and what is true. Every write gets a number: {version} now.',
    watcher: 'Notices every change in the store and puts the lab’s name into the queue.',
    controller: 'Takes one name, reads that lab again, takes its next step. Writes what is true.',
    world: 'Where labs are real: one container for each.',
    practice: 'Where labs would be real: containers are only imitated here.',
    reconciler: 'Compares all labs with the world on a timer. What was missed goes into the queue.',
  },
  arrow: { news: 'news', queue: 'queue', acts: 'acts', looks: 'is looked at', status: 'what is true now', found: 'what it found' },
  still: {
    calm: 'Nothing is on its way: what is wanted is true.',
    busy: 'Labs are being made real; the next step shows here.',
    delayed: 'Nothing is on its way; labs are taken up again when their time comes (an end, a retry).',
    lost: 'Docker is not answering: labs keep their state and go on when it is back.',
    paused: 'A loop is paused by a person: changes wait until it is resumed.',
  },
  step: { written: 'written', noticed: 'noticed', taken: 'taken in hand', acted: 'acts in the world', done: 'done', later: 'looked at again later', failed: 'failed', found: 'found' },
  what: {
    CREATED: 'a new lab', UPDATED: 'something else is wanted', STATUS_UPDATED: 'something else is true', DELETED: 'the lab is gone',
    stuck: 'stuck while starting', expired: 'its time is over', due: 'its time has come', drifted: 'the container is not as it should be', orphaned: 'a container without a lab', finished: 'ready to be cleaned up',
    ensure: 'a container is made or started', restart: 'the container is started again', stop: 'the container is stopped', collect: 'the student’s work is brought into safety', remove: 'what is left is removed',
  },
  log: { title: 'What just happened', empty: 'Nothing since this page was opened. Create or extend a lab and watch.', more: 'and {count} more' },
  lesson: {
    title: 'What am I looking at?', show: 'Explain', hide: 'Hide the explanation',
    wanted: { title: 'Somebody says what is wanted', text: 'Nobody starts a container here. A lab is written down in the store, with a number. That is all a click does.' },
    noticed: { title: 'The watcher notices', text: 'It knows the last number it has seen and asks for everything after it. It passes on a name, never an order.' },
    taken: { title: 'The controller takes one name', text: 'It reads the lab again, compares what is wanted with what is true, and takes one step towards it. One lab is never in two hands.' },
    done: { title: 'What is true is written back', text: 'The new state is a write like any other: it gets a number, is noticed, and the round begins again, until nothing is left to do.' },
    again: { title: 'The reconciler trusts nobody', text: 'News can be lost, containers can be stopped by hand. So all labs are compared with the world, again and again. That is reconciliation.' },
    example: { wanted: 'Last time: {name} was written as number {version}.', noticed: 'Last time: {name} was noticed {after} after it was written.', noticedOnly: 'Last time: {name} was noticed.', taken: 'Last time: {name} was taken in hand at {time}.', done: '{name}: {step} at {time}.', again: '{name} at {time}: {step}.', looked: 'Its last look was at {time} and saw {count} labs.' },
  },
}

const de: Translation<typeof en> = {
  picture: { label: 'Bild des Musters', more: '+{count} weitere Labs unterwegs', reduced: 'Bewegung ist ausgeschaltet: jeder Schritt ist eine Zeile in der Liste unten.' },
  station: { store: 'Speicher', watcher: 'Beobachter', controller: 'Steuerung', world: 'Docker', practice: 'Übungswelt', reconciler: 'Abgleich' },
  caption: {
    store: 'Bewahrt auf, was gewollt und was wahr ist. Letzter Eintrag: {version}.',
    watcher: 'Bemerkt jede Änderung und stellt den Namen des Labs in die Schlange.',
    controller: 'Nimmt einen Namen, liest das Lab, tut einen Schritt. Schreibt, was wahr ist.',
    world: 'Hier sind die Labs wirklich: für jedes ein Container.',
    practice: 'Hier wären die Labs wirklich: Container werden nur nachgeahmt.',
    reconciler: 'Vergleicht alle Labs mit der Welt; Übersehenes kommt in die Schlange.',
  },
  arrow: { news: 'Neues', queue: 'Schlange', acts: 'handelt', looks: 'wird geprüft', status: 'was jetzt wahr ist', found: 'was er fand' },
  still: {
    calm: 'Nichts ist unterwegs: was gewollt ist, ist wahr.',
    busy: 'Labs werden wirklich gemacht; der nächste Schritt erscheint hier.',
    delayed: 'Nichts ist unterwegs; Labs kommen wieder dran, wenn ihre Zeit kommt (ein Ende, ein neuer Versuch).',
    lost: 'Docker antwortet nicht: Labs behalten ihren Zustand und machen weiter, wenn es wieder da ist.',
    paused: 'Jemand hat eine Schleife angehalten: Änderungen warten, bis es weitergeht.',
  },
  step: { written: 'geschrieben', noticed: 'bemerkt', taken: 'in die Hand genommen', acted: 'handelt in der Welt', done: 'erledigt', later: 'später noch einmal', failed: 'gescheitert', found: 'gefunden' },
  what: {
    CREATED: 'ein neues Lab', UPDATED: 'etwas anderes ist gewollt', STATUS_UPDATED: 'etwas anderes ist wahr', DELETED: 'das Lab ist weg',
    stuck: 'hängt beim Starten', expired: 'die Zeit ist um', due: 'die Zeit ist gekommen', drifted: 'der Container ist nicht, wie er sein soll', orphaned: 'ein Container ohne Lab', finished: 'kann aufgeräumt werden',
    ensure: 'ein Container wird gemacht oder gestartet', restart: 'der Container wird noch einmal gestartet', stop: 'der Container wird gestoppt', collect: 'die Arbeit wird in Sicherheit gebracht', remove: 'was übrig ist, wird entfernt',
  },
  log: { title: 'Was gerade geschah', empty: 'Nichts, seit diese Seite offen ist. Legen Sie ein Lab an oder verlängern Sie eines und sehen Sie zu.', more: 'und {count} weitere' },
  lesson: {
    title: 'Was sehe ich hier?', show: 'Erklären', hide: 'Erklärung ausblenden',
    wanted: { title: 'Jemand sagt, was gewollt ist', text: 'Niemand startet hier einen Container. Ein Lab wird mit einer Nummer in den Speicher geschrieben. Mehr tut ein Klick nicht.' },
    noticed: { title: 'Der Beobachter bemerkt es', text: 'Er kennt die letzte Nummer, die er gesehen hat, und fragt nach allem danach. Er gibt einen Namen weiter, nie einen Befehl.' },
    taken: { title: 'Die Steuerung nimmt einen Namen', text: 'Sie liest das Lab neu, vergleicht, was gewollt und was wahr ist, und tut einen Schritt. Ein Lab ist nie in zwei Händen.' },
    done: { title: 'Was wahr ist, wird eingetragen', text: 'Der neue Zustand ist ein Eintrag wie jeder andere: er bekommt eine Nummer, wird bemerkt, und die Runde beginnt neu, bis nichts mehr zu tun ist.' },
    again: { title: 'Der Abgleich traut niemandem', text: 'Neues kann verloren gehen, Container können von Hand gestoppt werden. Darum werden alle Labs immer wieder mit der Welt verglichen. Das ist der Abgleich.' },
    example: { wanted: 'Zuletzt: {name} wurde als Nummer {version} geschrieben.', noticed: 'Zuletzt: {name} wurde {after} nach dem Schreiben bemerkt.', noticedOnly: 'Zuletzt: {name} wurde bemerkt.', taken: 'Zuletzt: {name} wurde um {time} in die Hand genommen.', done: '{name}: {step} um {time}.', again: '{name} um {time}: {step}.', looked: 'Der letzte Blick war um {time} und sah {count} Labs.' },
  },
}

export const pictureWords = { en, de }
