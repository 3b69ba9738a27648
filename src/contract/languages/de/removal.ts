import type { REMOVAL as ENGLISH } from '../../../core/sentences/removal'

export const REMOVAL: Readonly<Record<keyof typeof ENGLISH, string>> = {
  WorkCollected: '{files} Dateien ({kilobytes} KB) sind in Sicherheit gebracht.',
  NothingToCollect: 'Es wurde nachgesehen: Darin ist nichts, das in Sicherheit gebracht werden müsste.',
  CollectingFailed: 'Die Arbeit ist noch nicht in Sicherheit: {why}. Sie bleibt, wo sie ist, und es wird wieder versucht.',
  CannotRemove: 'Das Lab ließ sich nicht entfernen: {why}',
  WorkTooLarge:
    'Was in {name} liegt, gibt {claimsMB} MB an, mehr als die {limitMB} MB, die eine Sammlung haben darf. Erhöhen Sie die Grenze in den Einstellungen, oder löschen Sie das Lab ohne den Rest.',
  WorkDiskFull:
    'Die Festplatte ist voll, deshalb ist die Arbeit von {name} noch nicht in Sicherheit. Schaffen Sie Platz, dann wird es wieder versucht.',
  WorkNotCollected: 'Die Arbeit von {name} ließ sich nicht bis zum Ende lesen.',
  FolderIsNew:
    'Der Ordner, den das Lab hatte, ist nicht mehr da: Es beginnt mit einem leeren. Was vorher eingesammelt wurde, ist weiter in Sicherheit.',
  MadeElsewhere:
    'Dieses Lab wurde von „{made}“ gemacht und bleibt unberührt, solange der Motor nur mit „{here}“ läuft. Starten Sie ihn ohne --provisioner {here}.',
}
