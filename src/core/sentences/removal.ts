/** What becomes of a student's work when a lab ends or goes. */
export const REMOVAL = {
  WorkCollected: '{files} files ({kilobytes} KB) were brought into safety',
  NothingToCollect: 'It was looked: there is nothing in it to bring into safety',
  CollectingFailed: 'Its work is not in safety yet: {why}. It stays where it is, and is tried again',
  CannotRemove: 'Could not remove the lab: {why}',
  WorkTooLarge:
    'What is in {name} claims {claimsMB} MB, more than the {limitMB} MB that one collection may have. Raise the bound in Settings, or delete the lab without the rest',
  FolderNearlyFull:
    "The student's folder holds {used} MB; {bound} MB can be collected of it. Have the student delete something, or raise the bound for one collection (work.maxSize) in Settings",
  FolderTooLarge:
    "The student's folder holds {used} MB, more than the {bound} MB that can be collected of it. Have the student delete something, or raise the bound for one collection (work.maxSize) in Settings",
  FolderClaims:
    "Files in the student's folder claim {claims} MB, although less is in them; more than {most} MB is not read when it is collected. Have the student delete the largest, or raise the bound for one collection (work.maxSize) in Settings",
  FolderFits: "The student's folder fits into one collection again",
  WorkDiskFull: 'The disk is full, so the work of {name} could not be brought into safety; make room, then it is tried again',
  WorkNotCollected: 'The work of {name} could not be read to its end',
  FolderIsNew:
    'The folder that the lab had is not there any more: it begins with an empty one. What was collected before is still in safety',
  MadeElsewhere:
    'This lab was made by "{made}" and is left alone while the engine runs with "{here}" only; start it without --provisioner {here}',
} as const
