import type { Translation } from '../../../ui/words'

const en = {
  settings: {
    text: 'Each change is in force at once, without a restart, and is kept with who made it.',
    isDefault: 'default', defaultIs: 'Default: {value}', reset: 'Back to the default: {value}', within: '{min} to {max}', sending: 'Sending …', inForce: 'In force', inForceSince: 'In force since {time}, by {by}', waiting: 'Written, not in force yet',
    on: 'On', off: 'Off', none: 'none', fixed: 'Read only: labs are reached from this machine only; they cannot be shared on the network yet.',
  },
  preset: { label: 'Presets', development: 'Development', production: 'Production', neither: 'neither is in force', about: { development: 'One person who wants to see the pattern work: every change is noticed by the next poll, a second apart, and an ended lab is cleaned up after five minutes.', production: 'A class in session: every change is noticed at once, the polls are only the safety net, and an ended lab is kept for a day.' }, title: 'Preset: {name}', changes: 'This would change:', same: 'All of this is in force already.', apply: 'Apply', applied: '{name} is in force' },
  history: { title: 'Who changed what', empty: 'Nobody has changed anything yet: all settings are the defaults.', by: 'by {by}', back: 'Back to before this', backLabel: 'Back to before this change, made at {time}', wentBack: 'The settings are as they were before {time}', change: '{name}: {from} → {to}', who: { panel: 'this panel', api: 'the API' } },
  mistake: { time: 'A time from {min} to {max}, like 2s, 500ms or 1m30s', times: 'At most ten times from {min} to {max}, like 10m, 5m', labTime: 'A time from 1m to 720h (30 days), like 1h30m, or none', number: 'A number from {min} to {max}', portRange: 'At least 100 ports between 1024 and 65535, like 20000-29999', size: 'A size from 10Mi on, like 2Gi or 500Mi, or none' },
  group: { watch: 'Watching', reconcile: 'Comparing', cleanup: 'Cleaning up', provisioning: 'Starting labs', retries: 'Trying again', labs: 'Labs', drift: 'Drift', safety: 'Safety', work: 'Work', network: 'Network' },
  setting: {
    'watch-mode': 'How news is heard', 'watch-pollInterval': 'Poll interval', 'reconcile-interval': 'Interval', 'reconcile-timeout': 'Longest step of one lab',
    'cleanup-interval': 'Interval', 'cleanup-gracePeriod': 'Ended labs are kept for', 'cleanup-failedLabs': 'Failed labs too (off: until a person deletes them)', 'provisioning-timeout': 'Longest start of one lab', 'provisioning-maxConcurrent': 'Labs started at the same time',
    'retries-max': 'Tries after the first', 'retries-backoff': 'First wait, then doubling', 'labs-defaultDuration': 'Duration when none is given', 'labs-warnBeforeExpiry': 'Warn before the end',
    'drift-events': 'Listen to Docker’s events', 'safety-maxUnaskedRemovals': 'Ready labs stopped unasked in one pass, at most', 'safety-maxUnaskedShare': 'Share of all ready labs, at most (%)', 'work-maxSize': 'One collection of a lab\'s work, at most', 'network-bind': 'Listens on', 'network-labPorts': 'Ports that labs get theirs from',
  },
  choice: { instant: 'Instant', poll: 'Poll' },
}

const de: Translation<typeof en> = {
  settings: {
    text: 'Jede Änderung gilt sofort, ohne Neustart, und wird mit ihrem Urheber aufgehoben.',
    isDefault: 'Vorgabe', defaultIs: 'Vorgabe: {value}', reset: 'Zurück zur Vorgabe: {value}', within: '{min} bis {max}', sending: 'Wird gesendet …', inForce: 'In Kraft', inForceSince: 'In Kraft seit {time}, durch {by}', waiting: 'Geschrieben, noch nicht in Kraft',
    on: 'An', off: 'Aus', none: 'keine', fixed: 'Nur lesbar: Labs sind nur von diesem Rechner aus erreichbar; im Netz lassen sie sich noch nicht teilen.',
  },
  preset: { label: 'Voreinstellungen', development: 'Entwicklung', production: 'Betrieb', neither: 'keine ist in Kraft', about: { development: 'Eine Person, die dem Muster zusehen will: Jede Änderung fällt bei der nächsten Abfrage auf, eine Sekunde später, und ein beendetes Lab wird nach fünf Minuten aufgeräumt.', production: 'Eine Klasse im Unterricht: Jede Änderung fällt sofort auf, die Abfragen sind nur das Netz darunter, und ein beendetes Lab wird einen Tag lang aufgehoben.' }, title: 'Voreinstellung: {name}', changes: 'Das würde sich ändern:', same: 'All das ist schon in Kraft.', apply: 'Anwenden', applied: '{name} ist in Kraft' },
  history: { title: 'Wer hat was geändert', empty: 'Noch hat niemand etwas geändert: alle Einstellungen sind die Vorgaben.', by: 'durch {by}', back: 'Zurück vor diese Änderung', backLabel: 'Zurück vor diese Änderung von {time}', wentBack: 'Die Einstellungen sind wie vor {time}', change: '{name}: {from} → {to}', who: { panel: 'dieses Panel', api: 'die API' } },
  mistake: { time: 'Eine Zeit von {min} bis {max}, etwa 2s, 500ms oder 1m30s', times: 'Höchstens zehn Zeiten von {min} bis {max}, etwa 10m, 5m', labTime: 'Eine Zeit von 1m bis 720h (30 Tage), etwa 1h30m, oder none', number: 'Eine Zahl von {min} bis {max}', portRange: 'Mindestens 100 Ports zwischen 1024 und 65535, etwa 20000-29999', size: 'Eine Größe ab 10Mi, etwa 2Gi oder 500Mi, oder none' },
  group: { watch: 'Beobachten', reconcile: 'Vergleichen', cleanup: 'Aufräumen', provisioning: 'Labs starten', retries: 'Neue Versuche', labs: 'Labs', drift: 'Abweichung', safety: 'Sicherheit', work: 'Arbeit', network: 'Netz' },
  setting: {
    'watch-mode': 'Wie Neues gehört wird', 'watch-pollInterval': 'Abstand der Abfragen', 'reconcile-interval': 'Abstand', 'reconcile-timeout': 'Längster Schritt eines Labs',
    'cleanup-interval': 'Abstand', 'cleanup-gracePeriod': 'Beendete Labs werden aufgehoben für', 'cleanup-failedLabs': 'Auch gescheiterte (aus: bis ein Mensch sie löscht)', 'provisioning-timeout': 'Längster Start eines Labs', 'provisioning-maxConcurrent': 'Zugleich gestartete Labs',
    'retries-max': 'Versuche nach dem ersten', 'retries-backoff': 'Erste Wartezeit, dann doppelt', 'labs-defaultDuration': 'Dauer, wenn keine genannt ist', 'labs-warnBeforeExpiry': 'Vor dem Ende warnen',
    'drift-events': 'Auf Dockers Ereignisse hören', 'safety-maxUnaskedRemovals': 'Ungefragt gestoppte bereite Labs je Durchgang, höchstens', 'safety-maxUnaskedShare': 'Anteil aller bereiten Labs, höchstens (%)', 'work-maxSize': 'Eine Sammlung der Arbeit eines Labs, höchstens', 'network-bind': 'Hört auf', 'network-labPorts': 'Ports, aus denen Labs ihre bekommen',
  },
  choice: { instant: 'Sofort', poll: 'Abfragen' },
}

export const settingWords = { en, de }
