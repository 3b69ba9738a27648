import type { Translation } from '../../../ui/words'

const en = {
  loop: {
    every: 'Every', slider: 'Interval of the {loop}', field: 'Interval of the {loop}, as text', bounds: '{min} to {max}',
    last: 'Last tick', next: 'Next tick', saw: 'Saw', took: 'Took', lag: 'Late by', iterations: 'Rounds',
    changes: 'no change | 1 change | {count} changes', labs: 'no lab | 1 lab | {count} labs', onTime: 'on time', never: 'not yet', whenResumed: 'when resumed', now: 'now',
    inHand: 'In hand', depth: 'In the queue', delayed: 'Wait for their time', slots: 'Being started', slotsOf: '{used} of {max}', slotsQueued: 'Wait for a place', runs: 'Steps so far', lastRun: 'Last step',
    pause: 'Pause', resume: 'Resume', runNow: 'Run now', oneStep: 'One step',
    paused: 'Paused by a person.', stopped: 'Not running.', tick: 'Way to the next tick of the {loop}',
    noInterval: 'It has no interval: it works whenever a name is in the queue.',
  },
  mode: { label: 'How the watcher hears of news', instant: 'Instant', poll: 'Poll' },
  means: {
    instant: 'A new lab is noticed at once; lost news after {mean} on average, {worst} at worst.',
    poll: 'A new lab is noticed on average {mean} after it was declared, {worst} at worst.',
    hinted: 'A stopped container is noticed at once; lost events after {mean} on average, {worst} at worst.',
    unhinted: 'A stopped container is noticed after {mean} on average, {worst} at worst.',
  },
  fact: { labs: 'Labs', ready: 'Ready', version: 'Last number', kept: 'Kept under', answers: 'Answers', doesNot: 'No', yes: 'Yes', release: 'Version', lastAnswer: 'Last answer', events: 'Tells of events', on: 'on', off: 'off' },
}

const de: Translation<typeof en> = {
  loop: {
    every: 'Alle', slider: 'Abstand: {loop}', field: 'Abstand als Text: {loop}', bounds: '{min} bis {max}',
    last: 'Letzter Takt', next: 'Nächster Takt', saw: 'Sah', took: 'Dauerte', lag: 'Verspätet um', iterations: 'Runden',
    changes: 'keine Änderung | 1 Änderung | {count} Änderungen', labs: 'kein Lab | 1 Lab | {count} Labs', onTime: 'pünktlich', never: 'noch nicht', whenResumed: 'nach dem Fortsetzen', now: 'jetzt',
    inHand: 'In der Hand', depth: 'In der Schlange', delayed: 'Warten auf ihre Zeit', slots: 'Werden gestartet', slotsOf: '{used} von {max}', slotsQueued: 'Warten auf Platz', runs: 'Schritte bisher', lastRun: 'Letzter Schritt',
    pause: 'Anhalten', resume: 'Fortsetzen', runNow: 'Jetzt', oneStep: 'Ein Schritt',
    paused: 'Von einem Menschen angehalten.', stopped: 'Läuft nicht.', tick: 'Weg zum nächsten Takt: {loop}',
    noInterval: 'Sie hat keinen Takt: sie arbeitet, sobald ein Name in der Schlange steht.',
  },
  mode: { label: 'Wie der Beobachter von Neuem erfährt', instant: 'Sofort', poll: 'Abfragen' },
  means: {
    instant: 'Ein neues Lab wird sofort bemerkt; Verlorenes im Mittel nach {mean}, spätestens {worst}.',
    poll: 'Ein neues Lab wird im Mittel nach {mean} bemerkt, spätestens nach {worst}.',
    hinted: 'Ein gestoppter Container fällt sofort auf; sonst im Mittel nach {mean}, spätestens {worst}.',
    unhinted: 'Ein gestoppter Container fällt im Mittel nach {mean} auf, spätestens nach {worst}.',
  },
  fact: { labs: 'Labs', ready: 'Bereit', version: 'Letzte Nummer', kept: 'Liegt in', answers: 'Antwortet', doesNot: 'Nein', yes: 'Ja', release: 'Version', lastAnswer: 'Letzte Antwort', events: 'Meldet Ereignisse', on: 'an', off: 'aus' },
}

export const loopWords = { en, de }
