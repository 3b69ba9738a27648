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
} as const
