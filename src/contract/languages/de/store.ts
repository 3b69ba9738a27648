import type { STORE as ENGLISH } from '../../../core/sentences/store'

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
  StoreReadOnly:
    '{directory} lässt sich nicht beschreiben: Es wurde nichts geändert. Prüfen Sie die Rechte, und ob der Datenträger nur lesbar eingehängt ist.',
  FolderGone:
    '{directory} ist nicht mehr da, oder Teile davon: Es wurde nichts geändert, Labs laufen weiter. Legen Sie den Ordner wieder an, dann wird alles neu hineingeschrieben.',
  WriteRefused:
    'Der Datenträger mit {directory} hat nicht angenommen, was geschrieben werden sollte ({errno}): Es wurde nichts geändert. Beim nächsten Mal wird es wieder versucht.',
  StoreCannotWrite: 'Der Speicher konnte nicht schreiben.',
  StoreClosed: 'Der Speicher ist geschlossen.',
  StoreNewer:
    'Der Speicher wurde von einer neueren Version dieses Programms geschrieben. Er wird gezeigt, aber nicht geändert: Benutzen Sie die neuere Version, oder stellen Sie eine Sicherung von dieser wieder her.',
  StoreGone:
    'Die Labs, die in {directory} gespeichert waren, sind weg: state.json, state.json.bak und die Journale fehlen. Es wurde nichts geändert. Legen Sie eine Sicherung von state.json dorthin, oder beginnen Sie absichtlich mit einem leeren Speicher, indem Sie dort eine Datei namens START-EMPTY anlegen; dann starten Sie neu.',
  StoreUnreadable:
    'Die in {directory} gespeicherten Labs lassen sich nicht lesen. {why} Es wurde nichts geändert oder entfernt. Legen Sie eine Sicherung von state.json dorthin, oder beginnen Sie absichtlich mit einem leeren Speicher, indem Sie dort eine Datei namens START-EMPTY anlegen; dann starten Sie neu.',
  StoreBegunEmpty: 'Der Speicher wurde leer begonnen, wie verlangt. Was vorher da war, bleibt in Dateien *.corrupt-* erhalten.',
  StoreElsewhere:
    'Die Labs sind in {directory} gespeichert, {where}: Ein anderes Programm oder ein anderer Rechner kann die Dateien ändern, und nach einem Stromausfall kann ein Lab verloren sein. Wählen Sie mit --data-dir einen Ordner auf einem eigenen Datenträger dieses Rechners.',
  InSyncedFolder: 'in {folder}, einem Ordner, der mit der Cloud abgeglichen wird',
  OnNetworkDrive: 'auf einem Netzlaufwerk',
  OnNetworkDriveOf: 'auf einem Netzlaufwerk ({system})',
  DirectoryInUse: 'Diesen Datenordner benutzt schon Prozess {pid}. Benutzen Sie den, oder beenden Sie ihn zuerst.',
  DirectoryLocked:
    'Diesen Datenordner hält Prozess {pid} eines anderen Rechners. Benutzt ihn kein anderer Rechner, entfernen Sie {path}, und starten Sie neu.',
  LockUnsteady: 'Die Sperre {path} wechselt ständig den Besitzer. Startet ein anderes Programm immer wieder?',

  FileEdited: '{file} wurde von Hand bearbeitet und wird so benutzt, wie sie ist.',
  FileMissing: '{file} fehlt.',
  FileDamaged: '{file} ist beschädigt: {why}.',
  ChecksumWrong: 'Die Prüfsumme passt nicht zum Inhalt',
  ItemCountWrong: 'Angekündigt sind {says} Einträge, da sind {has}',
  EnvelopeMissing: 'Der Umschlag dieses Speichers fehlt',
  EndMissing: 'Das Ende, mit dem der Speicher seine Dateien beendet, fehlt',
  ItemOdd: 'Eintrag {number} braucht Schlüssel, Revision und Wert',
  NotJson: 'Es ist kein JSON',
  JournalDamaged:
    '{file} ist ab Byte {at} beschädigt ({bytes} Bytes sind nicht zu lesen); die {writes} lesbaren Einträge darin werden benutzt.',
  JournalCutOff: '{file} bricht nach {bytes} Bytes ab; die {writes} lesbaren Einträge darin werden benutzt.',
  JournalHeadless: '{file} hat keine erste Zeile; die {writes} lesbaren Einträge darin werden benutzt.',
  JournalMissing: '{file} fehlt: Was nach Revision {revision} geschrieben wurde, kann verloren sein.',
  WritesMissing: 'Änderungen nach Revision {revision} können fehlen ({why}).',
  JournalsForeign:
    'Der Speicherstand und die Journale daneben gehören nicht zusammen ({why}), wie nach dem Zurückspielen einer Sicherung: Benutzt wird der Speicherstand, die Journale werden beiseitegelegt.',
  FileIsMissing: '{file} fehlt',
  JournalBeginsLater: '{file} beginnt bei Revision {revision}',
  OtherStore: 'sie sind von einem anderen Speicher',

  HistoryGone: 'Revision {revision} ist zu alt: Änderungen sind erst ab Revision {since} erhalten. Laden Sie neu.',
  WatchFellBehind: 'Die Beobachtung kam nicht nach: Änderungen sind erst ab Revision {since} erhalten. Laden Sie neu.',
  RevisionUnknown: 'Revision {revision} gibt es noch nicht: Die neueste ist {newest}. Laden Sie neu.',
  WatchClosed: 'Diese Beobachtung wurde beendet.',
  KeyMoved: '{key} hat Revision {actual}, nicht {expected}. Sehen Sie es noch einmal an.',
  KeyEmpty: 'Ein Schlüssel darf nicht leer sein.',
  NotStorable: 'Das lässt sich nicht speichern: {where} {why}.',
  MustBeObject: 'muss ein JSON-Objekt sein',
  CannotBe: 'kann nicht {what} sein',
  CannotBeOfType: 'kann nicht vom Typ {type} sein',
  NestedInCircle: 'ist tiefer als {most} Stufen verschachtelt, oder im Kreis',
  NotPlainObject: 'ist kein einfaches Objekt',
  HoldsHalfCharacter: 'enthält ein halbes Zeichen',
}
