import type { REMOVAL as ENGLISH } from '../../../core/sentences/removal'

export const REMOVAL: Readonly<Record<keyof typeof ENGLISH, string>> = {
  WorkCollected: '{files} Dateien ({kilobytes} KB) sind in Sicherheit gebracht.',
  NothingToCollect: 'Es wurde nachgesehen: Darin ist nichts, das in Sicherheit gebracht werden müsste.',
  WorkGone:
    'Davon war nichts mehr da: Jemand anderes hatte den Container und den Ordner entfernt. Was vorher in Sicherheit gebracht wurde, ist es weiterhin.',
  ContainerGone:
    'Jemand anderes hatte den Container entfernt, bevor nachgesehen werden konnte: Was in {holds} lag, ist mit ihm verloren. Der eigene Ordner, wenn es einen gab, ist in Sicherheit.',
  CollectingFailed: 'Die Arbeit ist noch nicht in Sicherheit: {why}. Sie bleibt, wo sie ist, und es wird wieder versucht.',
  CannotRemove: 'Das Lab ließ sich nicht entfernen: {why}',
  WorkTooLarge:
    'Was in {name} liegt, gibt {claimsMB} MB an, mehr als die {limitMB} MB, die eine Sammlung haben darf. Was hineinpasst, liegt in {path}; dort fehlt: {missing}. Erhöhen Sie die Grenze in den Einstellungen, oder löschen Sie das Lab ohne den Rest.',
  FolderNearlyFull:
    'Im Ordner liegen {used} MB; einsammeln lassen sich {bound} MB. Lassen Sie etwas löschen, oder erhöhen Sie die Grenze für eine Sammlung (work.maxSize) in den Einstellungen.',
  FolderTooLarge:
    'Im Ordner liegen {used} MB, mehr als die {bound} MB, die sich einsammeln lassen. Lassen Sie etwas löschen, oder erhöhen Sie die Grenze für eine Sammlung (work.maxSize) in den Einstellungen.',
  FolderClaims:
    'Dateien im Ordner geben {claims} MB an, obwohl weniger darin ist; mehr als {most} MB werden beim Einsammeln nicht gelesen. Lassen Sie die größte löschen, oder erhöhen Sie die Grenze für eine Sammlung (work.maxSize) in den Einstellungen.',
  FolderFits: 'Der Ordner passt wieder in eine Sammlung.',
  WorkDiskFull:
    'Der Datenträger von {folder} ist voll, deshalb ist die Arbeit von {name} noch nicht in Sicherheit. Schaffen Sie Platz, dann wird es wieder versucht; oder nennen Sie einen anderen Ordner für sie.',
  WorkFolderNotAbsolute: 'Kein vollständiger Pfad: {folder}. Schreiben Sie ihn von Anfang an, wie /media/disk/work.',
  WorkFolderNotFolder: 'Kein Ordner: {place}',
  WorkFolderLink: 'Ein Link führt von {folder} nach {real}. Nennen Sie diesen Ordner selbst.',
  WorkFolderOpen: 'Andere auf diesem Rechner können ändern, was in {place} liegt. Nennen Sie einen Ordner, der nur Ihnen gehört.',
  WorkFolderFull: 'Nur noch Platz für {freeMB} MB ist in {folder}. Nennen Sie einen Ordner auf einem Datenträger mit mehr.',
  WorkFolderSameDisk:
    'Der Ordner {folder} liegt auf demselben Datenträger wie {directory}, und der ist voll. Nennen Sie einen Ordner auf einem anderen.',
  WorkFolderGone:
    'Der Ordner {folder} für die Arbeit ist nicht mehr da. Schließen Sie seinen Datenträger wieder an, oder nennen Sie einen anderen Ordner.',
  WorkFolderUnusable: 'In {folder} lässt sich nichts schreiben ({why}). Nennen Sie einen anderen Ordner.',
  WorkFolderPractice: 'Beim Üben liegt keine Arbeit auf einem Datenträger: Es gibt keinen Ordner zu nennen.',
  VolumeGone: 'Jemand hat den Ordner {folder} entfernt, während er eingesammelt werden sollte.',
  WorkNotCollected: 'Die Arbeit von {name} ließ sich nicht bis zum Ende lesen.',
  FolderIsNew:
    'Der Ordner, den das Lab hatte, ist nicht mehr da: Es beginnt mit einem leeren. Was vorher eingesammelt wurde, ist weiter in Sicherheit.',
  MadeElsewhere:
    'Dieses Lab wurde von „{made}“ gemacht und bleibt unberührt, solange der Motor nur mit „{here}“ läuft. Starten Sie ihn ohne --provisioner {here}.',
}
