import type { STORE as ENGLISH } from '../../core/sentences/store'

export const STORE: Readonly<Record<keyof typeof ENGLISH, string>> = {
  DiskFull:
    'Der Datenträger mit {directory} ist voll: Es wurde nichts geändert. Schaffen Sie Platz, oder löschen Sie Labs; Löschen geht weiterhin.',
  NoFilesLeft:
    'Der Datenträger mit {directory} hat Platz, nimmt aber keine weiteren Dateien an (seine Inodes sind verbraucht): Es wurde nichts geändert. Entfernen Sie dort Dateien, viele kleine; Labs lassen sich weiterhin löschen.',
  QuotaUsedUp:
    'Was dieser Benutzer vom Datenträger mit {directory} belegen darf, ist verbraucht (Quota): Es wurde nichts geändert. Entfernen Sie andere Dateien, oder lassen Sie die Quota erhöhen; Labs lassen sich weiterhin löschen.',
  OpenedOnFullDisk:
    'Der Speicher wurde auf einem vollen Datenträger geöffnet: Labs werden gezeigt und lassen sich löschen, alles andere wird abgelehnt, bis Platz da ist. Dann geht es von selbst weiter. {why}',
  OpenedWithoutRoom:
    'Der Speicher wurde auf einem vollen Datenträger geöffnet, und nicht einmal ein Löschen passt noch hinein: Labs werden gezeigt, geändert wird nichts. Schaffen Sie Platz, dann starten Sie diese App neu. {why}',
  NoRoomToBegin:
    'Der Datenträger mit {directory} hat keinen Platz, um dort einen Speicher anzulegen. Schaffen Sie Platz, oder wählen Sie mit --data-dir einen anderen Ordner, dann starten Sie neu.',
  JournalBlank:
    '{file} wurde angelegt, und es steht nichts darin, wie nach einem Stromausfall, bevor der Datenträger behalten hatte, was er zugesagt hatte. Wurden Labs nach Revision {revision} geändert, sind diese Änderungen verloren. Die Datei wird beiseitegelegt.',
  DirectoryOfOther:
    '{directory} gehört einem anderen Benutzer dieses Rechners, der die Labs darin lesen und ändern könnte. Wählen Sie mit --data-dir einen eigenen Ordner, oder starten Sie diese App als dieser Benutzer.',
  DirectoryShared:
    '{directory} dient auch anderen Zwecken und müsste für die Labs darin allen anderen verschlossen werden. Wählen Sie mit --data-dir einen Ordner nur dafür.',
  DirectoryOpen:
    'Andere auf diesem Rechner können {directory} mit den Adressen der Lernenden darin lesen, und der Datenträger lässt das nicht ändern. Wählen Sie mit --data-dir einen Ordner auf einem anderen Datenträger.',
}
