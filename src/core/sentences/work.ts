/** A student's work: archives that are read, collections that are kept. */
export const WORK = {
  // Archives.
  ArchiveBroken: 'The archive is damaged or broke off: it cannot be read to its end',
  ArchiveForm: 'The archive is of a form that is not read here; one made with tar (no compression) is',
  ArchiveHeaderTooLarge: 'An entry of the archive has a name or attributes longer than any file system allows',
  ArchiveTooLarge: 'The archive holds more than {limit} MB; nothing beyond that is taken',
  ArchiveTooMany: 'The archive holds more than {limit} entries; nothing beyond that is taken',
  ArchiveTooHollow: 'The archive claims {claims} MB in {size} MB; that is not unpacked',
  ArchiveNameEmpty: 'An entry of the archive has no name',
  ArchiveNameAbsolute: '{name} in the archive names a place of its own on the machine; only what lies below the folder is taken',
  ArchiveNameUpward: '{name} in the archive leads out of the folder',
  ArchiveNameOutside: '{name} in the archive lies outside {folder}',
  ArchiveNameControl: '{name} in the archive has control characters in its name',
  ArchiveNameTooLong: '{name} in the archive has a longer name than a file system allows',
  ArchiveNameTwice: '{name} is in the archive twice',
  ArchiveNameThrough: '{name} in the archive lies in something that is no folder',
  ArchiveLinkOutside: 'The link {name} in the archive leads out of the folder, to {target}',
  ArchiveLinkUnknown: 'The link {name} in the archive stands for a file that is not in it before: {target}',
  ArchiveDevice: '{name} in the archive is a device; only files, folders and links are taken',
  ArchivePipe: '{name} in the archive is a pipe between programs; only files, folders and links are taken',
  ArchiveKind: '{name} in the archive is of a kind that is not known; only files, folders and links are taken',
  ArchiveSparseForm: 'The holes of {name} in the archive are written in a form that is not read here',
} as const
