/** Where the labs are remembered: what its disk says, and what was found there. */
export const STORE = {
  DiskFull: 'The disk that holds {directory} is full: nothing was changed. Make room, or delete labs; deleting still works.',
  NoFilesLeft:
    'The disk that holds {directory} has room but takes no more files (its inodes are used up): nothing was changed. Remove files there, many small ones; labs can still be deleted.',
  QuotaUsedUp:
    'What this user may use of the disk that holds {directory} is used up (quota): nothing was changed. Remove other files, or have the quota raised; labs can still be deleted.',
  OpenedOnFullDisk:
    'The store was opened on a full disk: labs are shown and can be deleted, everything else is refused until there is room. It then goes on by itself. {why}',
  OpenedWithoutRoom:
    'The store was opened on a full disk, and not even a delete fits: labs are shown, nothing is changed. Make room, then start this app again. {why}',
  NoRoomToBegin:
    'The disk that holds {directory} has no room to begin a store in it. Make room, or choose another folder with --data-dir, then start again.',
  JournalBlank:
    '{file} was made and there is nothing in it, as after a power cut before its disk had kept what it said it had. If labs were changed after revision {revision}, those changes are lost. It is kept aside.',
  DirectoryOfOther:
    '{directory} belongs to another user of this machine, who could read and change the labs in it. Choose a folder of your own with --data-dir, or start this app as that user.',
  DirectoryShared:
    '{directory} is used for other things as well, and would have to be closed to everybody else for the labs in it. Choose a folder of its own with --data-dir.',
  DirectoryOpen:
    "Others on this machine can read {directory} with the students' addresses in it, and its disk does not let that be changed. Choose a folder on another disk with --data-dir.",
  StoreReadOnly: '{directory} cannot be written to: nothing was changed. Check its permissions and that its disk is not mounted read-only.',
  FolderGone:
    '{directory} is not there any more, or parts of it: nothing was changed, labs run on. Create the folder again, and everything is written into it anew.',
  WriteRefused:
    'The disk that holds {directory} did not take the write ({errno}): nothing was changed. It is tried again with the next write.',
  StoreCannotWrite: 'The store could not write.',
  StoreClosed: 'The store is closed.',
  StoreNewer:
    'The store was written by a newer version of this program. It is shown but not changed: use the newer version, or restore a backup of this one.',
  StoreGone:
    'The labs that were stored in {directory} are gone: state.json, state.json.bak and the journals are missing. Nothing was changed. Put a backup of state.json there, or begin with an empty store on purpose by creating a file named START-EMPTY there; then start again.',
  StoreUnreadable:
    'The labs stored in {directory} cannot be read. {why} Nothing was changed or removed. Put a backup of state.json there, or begin with an empty store on purpose by creating a file named START-EMPTY there; then start again.',
  StoreBegunEmpty: 'The store was begun empty, as asked. What was there before is kept as *.corrupt-* files.',
  StoreElsewhere:
    "The labs are stored in {directory}, {where}: another program or machine may change the files, and a lab may be lost after a power cut. Choose a folder on this machine's own disk with --data-dir.",
  InSyncedFolder: 'in {folder}, a folder that is kept in step with the cloud',
  OnNetworkDrive: 'on a network drive',
  OnNetworkDriveOf: 'on a network drive ({system})',
  DirectoryInUse: 'This data directory is in use by process {pid}. Use that one, or stop it first.',
  DirectoryLocked:
    'This data directory is locked by process {pid} of another machine. If no other machine uses it, remove {path} and start again.',
  LockUnsteady: 'The lock {path} changes hands all the time. Is another program starting over and over?',

  FileEdited: '{file} was edited by hand and is used as it is.',
  FileMissing: '{file} is missing.',
  FileDamaged: '{file} is damaged: {why}.',
  ChecksumWrong: 'its checksum does not fit its content',
  ItemCountWrong: 'it says {says} items and has {has}',
  EnvelopeMissing: 'it has no envelope of this store',
  EndMissing: 'it does not end as the store ends its files',
  ItemOdd: 'item {number} needs a key, a revision and a value',
  NotJson: 'it is not JSON',
  JournalDamaged: '{file} is damaged at byte {at} ({bytes} bytes cannot be read); the {writes} writes in it that can be read are used.',
  JournalCutOff: '{file} was cut off after {bytes} bytes; the {writes} writes in it that can be read are used.',
  JournalHeadless: '{file} has no first line; the {writes} writes in it that can be read are used.',
  JournalMissing: '{file} is missing: what was written after revision {revision} may be lost.',
  WritesMissing: 'Writes after revision {revision} may be missing ({why}).',
  JournalsForeign:
    'The snapshot and the journals beside it do not belong together ({why}), as after restoring a backup: the snapshot is used, the journals are kept aside.',
  FileIsMissing: '{file} is missing',
  JournalBeginsLater: '{file} begins at revision {revision}',
  OtherStore: 'they are of another store',

  HistoryGone: 'Revision {revision} is too old: changes are kept since revision {since}. List again.',
  WatchFellBehind: 'The watch fell behind: changes are kept since revision {since}. List again.',
  RevisionUnknown: 'Revision {revision} does not exist yet: the newest is {newest}. List again.',
  WatchClosed: 'This watch was closed.',
  KeyMoved: '{key} is at revision {actual}, not {expected}: read it again.',
  KeyEmpty: 'A key cannot be empty.',
  NotStorable: 'This cannot be stored: {where} {why}.',
  MustBeObject: 'must be a JSON object',
  CannotBe: 'cannot be {what}',
  CannotBeOfType: 'cannot be a {type}',
  NestedInCircle: 'nested deeper than {most} levels, or in a circle',
  NotPlainObject: 'is not a plain object',
  HoldsHalfCharacter: 'holds half of a surrogate pair',
} as const
