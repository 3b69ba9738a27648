import type { UP_TO_DATE as ENGLISH } from '../../../core/sentences/up-to-date'

export const UP_TO_DATE: Readonly<Record<keyof typeof ENGLISH, string>> = {
  UpToDate: 'Es läuft, was festgelegt ist.',
  RestartToApply: 'Noch nach einem früheren Stand von Lab oder Vorlage; ein Neustart übernimmt: {fields}',
  ReplaceToApply:
    'Noch nach einem früheren Stand von Lab oder Vorlage ({fields}). Ein Neustart behält diesen Container, weil er mehr enthält als den Ordner des Schülers: {holds}',
  LimitBelowUse:
    'Das Lab braucht gerade {usedMiB} MiB Speicher und kann deshalb nicht auf {limitMiB} MiB begrenzt werden; solange es läuft, wird es wieder versucht.',
  CutOff: 'Das Lab war von seinem Netz getrennt und für niemanden zu erreichen; es wird wieder verbunden.',
  LimitsChanged: 'Neue Grenzen gelten: {cpu} Prozessoren, {memoryMiB} MiB Speicher, {pids} Prozesse.',
  NoContainerToLimit: 'Das Lab hat keinen Container, dessen Grenzen sich ändern ließen.',
  AddressChanged:
    'Das Lab hat jetzt eine andere Adresse, weil sein Port belegt war: Port {port} statt {before}. Links auf die alte führen nicht mehr hierher.',
  NoPortFree:
    'Zwischen {first} und {last} ist kein Port für das Lab frei. Löschen Sie Labs, die niemand braucht, oder erweitern Sie den Bereich in den Einstellungen.',
}
