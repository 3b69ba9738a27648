/** How long ended labs are kept, and how a person has them back. */
export const KEEPING = {
  ExtendedByPerson: 'A person extended the lab: it starts again',
  RestartedByPerson: 'A person asked for a restart',
  RestartedAnew: 'A person asked for a restart. Its end had passed: from when it is ready it has {minutes} min',
  RestartedWithoutEnd: 'A person asked for a restart. Its end had passed: it now has no end',
  CleanedUpWithWork: 'Its time was over and nobody kept it. Its work is in safety: {files} files in {path}',
  CleanedUpWithoutWork: 'Its time was over and nobody kept it. There was no work to collect',
  CleanedUpWorkLost: 'Its time was over and nobody kept it. Its work could not be collected: {why}',
} as const
