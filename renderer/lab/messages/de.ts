import { de as explain } from '../explain/messages/de'
import { de as limits } from '../limits/messages/de'
import { de as pendingChange } from '../pending-change/messages/de'
import type { Translation } from '../../ui/i18n'
import type { en } from './en'

export const de: Translation<typeof en> = {
  explain,
  limits,
  pendingChange,
  state: {
    pending: 'Wartet',
    provisioning: 'Wird gestartet',
    ready: 'Bereit',
    completed: 'Fertig',
    expired: 'Abgelaufen',
    failed: 'Gescheitert',
    deleting: 'Wird gelöscht',
    deleted: 'Gelöscht',
    silent: 'Ohne Antwort',
  },
  action: {
    open: 'Öffnen',
    extend: 'Verlängern',
    restart: 'Neu starten',
    limits: 'Grenzen',
    tryNow: 'Jetzt versuchen',
    delete: 'Löschen',
    copy: 'Adresse kopieren',
  },
  disabledReason: {
    leaving: 'Nicht möglich: Das Lab wird gerade gelöscht',
    notReady: 'Nicht möglich: Das Lab ist nicht bereit',
    noAddress: 'Nichts zu öffnen: Dieses Lab wird nicht nach einer Webseite gefragt',
    notStarted: 'Nicht möglich: Das Lab war noch nicht bereit',
    endless: 'Nicht nötig: Das Lab hat kein Ende',
    lost: 'Nicht möglich: Der Motor ist nicht erreichbar',
    silent: 'Nicht möglich, solange Docker nicht antwortet',
  },
  doing: {
    delete: '{name} wird gelöscht',
    restart: '{name} wird neu gestartet',
    limit: 'Neue Grenzen für {name}',
    limitOff: '{name} hat wieder die Grenzen der Vorlage',
    restartWith: '{name} wird mit {memory} neu gestartet',
    tryNow: '{name}: Nächster Versuch läuft',
    extend: '{name}: {minutes} min länger',
    extendUntil: '{name} endet jetzt um {when}',
    keep: '{name} wird bis {when} aufgehoben',
    keepForGood: '{name} wird aufgehoben, bis Sie es löschen',
    copied: 'Adresse von {name} kopiert',
    copyRefused: 'Der Browser lässt das Kopieren nicht zu. Die Adresse:',
  },
  failed: {
    open: '{name} ließ sich nicht öffnen',
    copy: 'Die Adresse von {name} ließ sich nicht lesen',
    extend: '{name} ließ sich nicht verlängern',
    keep: '{name} ließ sich nicht länger aufheben',
    restart: '{name} ließ sich nicht neu starten',
    limit: 'Die Grenzen von {name} ließen sich nicht ändern',
    delete: '{name} ließ sich nicht löschen',
  },
  undo: { deleting: '{name} wird gelöscht', inSeconds: 'Wird in {seconds} s gelöscht' },
  remove: {
    title: '{count} Labs löschen? | {name} löschen? | {count} Labs löschen?',
    goes: 'Das geht:',
    ready:
      'Keines davon ist bereit. | Eines davon ist bereit: Vielleicht arbeitet jemand darin. | {count} davon sind bereit: Vielleicht arbeitet jemand darin.',
    confirm: 'Löschen | 1 Lab löschen | {count} Labs löschen',
    atWork: '{student} arbeitet vielleicht gerade darin.',
    never: 'Es ist nie gestartet: Arbeit zum Einsammeln gibt es nicht.',
    work: 'Was darin gemacht wurde, kommt zuerst in ein Archiv, oder es wurde gesehen, dass da nichts ist. Dann werden Container und Ordner entfernt; was sich nicht archivieren lässt, bleibt. | Was darin gemacht wurde, kommt zuerst in ein Archiv, oder es wurde gesehen, dass da nichts ist. Dann werden Container und Ordner entfernt; was sich nicht archivieren lässt, bleibt. | Was in ihnen gemacht wurde, kommt zuerst in ein Archiv, oder es wurde gesehen, dass da nichts ist. Dann werden Container und Ordner entfernt; was sich nicht archivieren lässt, bleibt.',
    noFolder:
      'Seine Vorlage nennt keinen Ordner der lernenden Person: Nur was Abbild oder Vorlage anderswo schreiben lassen, wird gesucht und archiviert.',
    noFolderOf:
      'keines | Die Vorlage von einem davon nennt keinen Ordner der lernenden Person: Dort wird nur archiviert, was Abbild oder Vorlage anderswo schreiben lassen. | Die Vorlagen von {count} davon nennen keinen Ordner der lernenden Person: Dort wird nur archiviert, was Abbild oder Vorlage anderswo schreiben lassen.',
    final: 'Das lässt sich nicht rückgängig machen.',
    undo: 'Es lässt sich 8 Sekunden lang rückgängig machen.',
    noRoom:
      'Am Ende war für die Arbeit kein Platz. Ist noch immer keiner, dann wartet das Löschen, und seine Einzelheiten bieten einen anderen Ordner an.',
    elsewhere: 'Ein anderer Ordner für die Arbeit',
    elsewhereHint:
      'Auf einem Datenträger mit Platz, vollständig von Anfang an; er wird angelegt, wenn es ihn nicht gibt. Wo die Arbeit liegt, steht in dem, was vom Lab aufgeschrieben bleibt.',
    elsewhereTaken: 'Die Arbeit soll nach {folder}.',
    elsewhereConfirm: 'Dort einsammeln',
  },
  left: {
    ahead: 'zählt, sobald bereit',
    startsAt: 'beginnt {when}',
    endless: 'ohne Ende',
    over: 'vorbei',
    label: 'Restzeit: {text}',
    endsAt: 'Endet {when}',
    short: 'noch {text}',
  },
  kept: {
    until: 'aufgehoben bis {when}',
    forGood: 'bleibt für immer',
    keep: 'Behalten',
    keepLabel: 'Behalten: {name}, einen Tag länger',
    aDay: 'Einen Tag länger behalten',
    always: 'Für immer',
  },
  batch: {
    extend: { doing: 'Verlängern: {finished} von {of}', done: '{count} verlängert', report: 'Nicht verlängert' },
    restart: { doing: 'Neu starten: {finished} von {of}', done: '{count} neu gestartet', report: 'Nicht neu gestartet' },
    limit: { doing: 'Grenzen setzen: {finished} von {of}', done: '{count} Grenzen gesetzt', report: 'Grenzen nicht gesetzt' },
    delete: { doing: 'Löschen: {finished} von {of}', done: '{count} werden gelöscht', report: 'Nicht gelöscht' },
    create: { doing: 'Anlegen: {finished} von {of}', done: '{count} angelegt', report: 'Nicht angelegt' },
    failed: '{count} gescheitert',
    left: '{count} nicht begonnen',
    again: 'Diese noch einmal',
    close: 'Bericht schließen',
  },
  overdue: 'Seit mehr als zwei Prüfungen nicht bestätigt: Das kann überholt sein',
  waits: {
    queue: 'Platz {position} in der Schlange',
    schedule: 'Seinen geplanten Beginn',
    pull: 'Image wird geladen: {percent} %',
    unpack: 'Image wird entpackt',
    pullUnknown: 'Image wird geladen: Größe noch unbekannt',
    change: 'Eine Änderung wird umgesetzt',
    retry: 'Nächster Versuch in {span}',
    retryNow: 'Nächster Versuch jetzt',
    folder: 'Ordner: {used} von {bound} MB',
  },
  builtIn: {
    'sample-lab': {
      title: 'Beispiel-Lab',
      description:
        'Eine kleine Webseite, in einer Sekunde bereit. Ihr Image wird auf diesem Rechner zusammengesetzt: Ein Netz ist nicht nötig.',
    },
    'python-basics': {
      title: 'Python-Grundlagen',
      description: 'Python 3.11. Die Seite zeigt die Dateien im Ordner der Lernenden.',
    },
    'web-dev': {
      title: 'Webentwicklung',
      description: 'Ein Webserver für eigene Seiten der Lernenden.',
    },
    shell: {
      title: 'Shell',
      description: 'Eine Linux-Kommandozeile im Browser. Sie fragt nach dem Benutzer „student“ und dem eigenen Passwort des Labs.',
    },
    jupyter: {
      title: 'Jupyter-Notebook',
      description: 'JupyterLab mit Python. Der Link enthält das eigene Token des Labs.',
    },
  },
}
