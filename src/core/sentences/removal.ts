/** What becomes of a student's work when a lab ends or goes. */
export const REMOVAL = {
  WorkCollected: '{files} files ({kilobytes} KB) were brought into safety',
  NothingToCollect: 'It was looked: there is nothing in it to bring into safety',
  WorkGone:
    'Nothing of it was there any more: somebody else had removed its container and its folder. What was brought into safety before still is',
  CollectingFailed: 'Its work is not in safety yet: {why}. It stays where it is, and is tried again',
  CannotRemove: 'Could not remove the lab: {why}',
  WorkTooLarge:
    'What is in {name} claims {claimsMB} MB, more than the {limitMB} MB that one collection may have. Raise the bound in Settings, or delete the lab without the rest',
  WorkDiskFull: 'The disk is full, so the work of {name} could not be brought into safety; make room, then it is tried again',
  WorkNotCollected: 'The work of {name} could not be read to its end',
  FolderIsNew:
    'The folder that the lab had is not there any more: it begins with an empty one. What was collected before is still in safety',
  MadeElsewhere:
    'This lab was made by "{made}" and is left alone while the engine runs with "{here}" only; start it without --provisioner {here}',
} as const
