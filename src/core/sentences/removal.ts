/** What becomes of a student's work when a lab ends or goes. */
export const REMOVAL = {
  WorkCollected: '{files} files ({kilobytes} KB) were brought into safety',
  NothingToCollect: 'It was looked: there is nothing in it to bring into safety',
  WorkGone:
    'Nothing of it was there any more: somebody else had removed its container and its folder. What was brought into safety before still is',
  ContainerGone:
    'Somebody else had removed its container before anybody could look at it: what was in {holds} went with it. Its own folder, if it had one, is in safety',
  CollectingFailed: 'Its work is not in safety yet: {why}. It stays where it is, and is tried again',
  CannotRemove: 'Could not remove the lab: {why}',
  WorkTooLarge:
    'What is in {name} claims {claimsMB} MB, more than the {limitMB} MB that one collection may have. What fits is in {path}; missing there: {missing}. Raise the bound in Settings, or delete the lab without the rest',
  FolderNearlyFull:
    "The student's folder holds {used} MB; {bound} MB can be collected of it. Have the student delete something, or raise the bound for one collection (work.maxSize) in Settings",
  FolderTooLarge:
    "The student's folder holds {used} MB, more than the {bound} MB that can be collected of it. Have the student delete something, or raise the bound for one collection (work.maxSize) in Settings",
  FolderClaims:
    "Files in the student's folder claim {claims} MB, although less is in them; more than {most} MB is not read when it is collected. Have the student delete the largest, or raise the bound for one collection (work.maxSize) in Settings",
  FolderFits: "The student's folder fits into one collection again",
  WorkDiskFull:
    'The disk of {folder} is full, so the work of {name} could not be brought into safety. Make room, and it is tried again; or name another folder for it',
  WorkFolderNotAbsolute: 'Not a whole path: {folder}. Write it from its beginning on, like /media/disk/work',
  WorkFolderNotFolder: 'Not a folder: {place}',
  WorkFolderLink: 'A link leads from {folder} to {real}. Name that folder itself',
  WorkFolderOpen: 'Others on this machine may change what is in {place}. Name a folder that is yours alone',
  WorkFolderFull: 'There is room for {freeMB} MB only in {folder}. Name a folder on a disk with more',
  WorkFolderSameDisk: 'The folder {folder} is on the same disk as {directory}, and that disk is full. Name a folder on another one',
  WorkFolderGone: 'The folder {folder} for its work is not there any more. Connect its disk again, or name another folder',
  WorkFolderUnusable: 'Nothing can be written in {folder} ({why}). Name another folder',
  WorkFolderPractice: 'In practice no work is kept on a disk: there is no folder to name',
  VolumeGone: 'Somebody removed the folder {folder} while it was to be collected',
  WorkNotCollected: 'The work of {name} could not be read to its end',
  FolderIsNew:
    'The folder that the lab had is not there any more: it begins with an empty one. What was collected before is still in safety',
  MadeElsewhere:
    'This lab was made by "{made}" and is left alone while the engine runs with "{here}" only; start it without --provisioner {here}',
} as const
