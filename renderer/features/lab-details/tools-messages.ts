import type { Translation } from '../../ui/words'

/** Words of the tabs with which an instructor reaches into a lab: its output, its shell, what it uses, its text. */
export const toolsEn = {
  logs: {
    output: 'Output of {name}', newest: 'Back to the newest', fresh: 'no new lines | 1 new line | {count} new lines', search: 'Search in the output', found: '{at} of {count}', none: 'not found', next: 'Next match', previous: 'Previous match', wrap: 'Wrap long lines', copy: 'Copy all', save: 'Save as a file',
    copied: 'Output copied', empty: 'Nothing was printed yet.', lines: 'no lines | 1 line | {count} lines', gap: '--- connection lost at {from}, back at {to}: what was printed in between is not shown ---', again: '--- started again at {at} ---', load: 'Load the output anew', ended: 'The output has ended: the lab does not run.', silent: 'Not started yet: there is no output.', gone: 'Of a deleted lab no output is left.',
    full: 'Showing the newest {count} lines.',
  },
  terminal: {
    label: 'Terminal of {name}', leave: 'Leave the terminal', hint: 'Keys go to the shell, Esc too. Ctrl+Shift+E leaves. Ctrl+V pastes; Ctrl+C copies what is selected, else interrupts.', opening: 'Opening a shell in {name}…', again: 'Open a new one', open: 'Open a terminal', closed: 'The shell has ended.', code: 'The shell has ended with exit code {code}.',
    lost: 'The connection was lost, and the shell ended with it.', notRunning: 'This lab does not run now. A terminal opens when it is ready.', gone: 'Of a deleted lab no shell is left.', input: 'Type into the shell of {name}',
  },
  stats: {
    cpu: 'CPU', memory: 'Memory', processes: 'Processes', cpuHint: '100 % is one whole processor', limit: 'limit {limit}', noLimit: 'no limit', minutes: 'The last 5 minutes, one reading a second', table: 'As a table', time: 'Time', waiting: 'Waiting for the first reading…', notRunning: 'This lab does not run now: it uses nothing.', gone: 'A deleted lab uses nothing.', stale: 'No reading for {span}.', chart: '{what} of {name} over the last 5 minutes, now {now}',
  },
  yaml: {
    label: 'YAML of {name}', save: 'Save', reset: 'Throw my changes away', saved: '{name} is saved', clean: 'No changes', edited: 'Changed, not saved', mistakes: 'no mistakes | 1 mistake | {count} mistakes', line: 'line {line}', status: 'Status (written by the engine, read-only)', checking: 'Checking…',
    elsewhere: 'Changed elsewhere meanwhile.', difference: 'Show the difference', conflict: 'Somebody else changed this lab while you were writing', theirs: 'As it is now (theirs)', mine: 'As you wrote it (mine)', takeTheirs: 'Take theirs', keepMine: 'Keep mine', explain: 'Left is what the engine has now, right is yours; yours can still be changed. "Keep mine" puts yours on top of theirs, and Save then writes it.', hidden: 'Values of names that look secret are shown as {mark}; left as they are, they stay unchanged.', gone: 'The lab was deleted: its text is read-only.', notObject: 'This must be one object with apiVersion, kind, metadata and spec.', failed: 'Not saved', unchecked: 'The engine could not check it: {message}',
  },
}

export const toolsDe: Translation<typeof toolsEn> = {
  logs: {
    output: 'Ausgabe von {name}', newest: 'Zurück zum Neuesten', fresh: 'keine neuen Zeilen | 1 neue Zeile | {count} neue Zeilen', search: 'In der Ausgabe suchen', found: '{at} von {count}', none: 'nicht gefunden', next: 'Nächster Treffer', previous: 'Voriger Treffer', wrap: 'Lange Zeilen umbrechen', copy: 'Alles kopieren', save: 'Als Datei speichern',
    copied: 'Ausgabe kopiert', empty: 'Noch wurde nichts ausgegeben.', lines: 'keine Zeilen | 1 Zeile | {count} Zeilen', gap: '--- Verbindung um {from} verloren, um {to} wieder da: was dazwischen ausgegeben wurde, fehlt hier ---', again: '--- um {at} neu gestartet ---', load: 'Ausgabe neu laden', ended: 'Die Ausgabe ist zu Ende: das Lab läuft nicht.', silent: 'Noch nicht gestartet: es gibt keine Ausgabe.', gone: 'Von einem gelöschten Lab ist keine Ausgabe mehr da.',
    full: 'Gezeigt werden die neuesten {count} Zeilen.',
  },
  terminal: {
    label: 'Terminal von {name}', leave: 'Terminal verlassen', hint: 'Tasten gehen an die Shell, auch Esc. Strg+Umschalt+E verlässt sie. Strg+V fügt ein; Strg+C kopiert Markiertes, sonst unterbricht es.', opening: 'Eine Shell in {name} wird geöffnet …', again: 'Eine neue öffnen', open: 'Terminal öffnen', closed: 'Die Shell ist zu Ende.', code: 'Die Shell ist mit Code {code} zu Ende gegangen.',
    lost: 'Die Verbindung ging verloren, und die Shell endete mit ihr.', notRunning: 'Dieses Lab läuft gerade nicht. Ein Terminal öffnet sich, wenn es bereit ist.', gone: 'Von einem gelöschten Lab ist keine Shell mehr da.', input: 'In die Shell von {name} tippen',
  },
  stats: {
    cpu: 'CPU', memory: 'Speicher', processes: 'Prozesse', cpuHint: '100 % ist ein ganzer Prozessor', limit: 'Grenze {limit}', noLimit: 'keine Grenze', minutes: 'Die letzten 5 Minuten, ein Wert je Sekunde', table: 'Als Tabelle', time: 'Zeit', waiting: 'Der erste Wert steht noch aus …', notRunning: 'Dieses Lab läuft gerade nicht: es verbraucht nichts.', gone: 'Ein gelöschtes Lab verbraucht nichts.', stale: 'Kein Wert seit {span}.', chart: '{what} von {name} in den letzten 5 Minuten, jetzt {now}',
  },
  yaml: {
    label: 'YAML von {name}', save: 'Speichern', reset: 'Meine Änderungen verwerfen', saved: '{name} ist gespeichert', clean: 'Keine Änderungen', edited: 'Geändert, nicht gespeichert', mistakes: 'keine Fehler | 1 Fehler | {count} Fehler', line: 'Zeile {line}', status: 'Status (schreibt der Motor, nur zum Lesen)', checking: 'Wird geprüft …',
    elsewhere: 'Inzwischen anderswo geändert.', difference: 'Unterschied zeigen', conflict: 'Jemand anders hat dieses Lab geändert, während Sie schrieben', theirs: 'Wie es jetzt ist (anderswo)', mine: 'Wie Sie es schrieben', takeTheirs: 'Das andere nehmen', keepMine: 'Meines behalten', explain: 'Links steht, was der Motor jetzt hat, rechts Ihres; Ihres lässt sich noch ändern. „Meines behalten“ setzt Ihres obenauf, Speichern schreibt es dann.', hidden: 'Werte, deren Name geheim klingt, erscheinen als {mark}; so belassen bleiben sie unverändert.', gone: 'Das Lab wurde gelöscht: sein Text ist nur zum Lesen.', notObject: 'Das muss ein Objekt mit apiVersion, kind, metadata und spec sein.', failed: 'Nicht gespeichert', unchecked: 'Der Motor konnte es nicht prüfen: {message}',
  },
}
