/** What happens to a lab in the ordinary course of things, and what was done to it from outside. */
export const LIFE = {
  LabDeclared: 'The lab was declared.',
  StartingLab: 'Starting lab instance provisioning',
  ContainerRestarted: 'The container was restarted',
  FetchingImage: 'Fetching the image {image}',
  EndMoved: 'The lab now ends at {at, time}',
  EndTakenAway: 'The lab now has no end',
  TimeIsOver: 'Its time is over: the lab was stopped',
  LabDeleting: 'The lab is being deleted; its work is collected first',
  LabGone: 'Nothing of the lab is left; its record is kept for a while',
  TemplateMissing: 'There is no template {template, quoted} any more; create it again and restart the lab',

  // How its container ended.
  LabCompleted: 'The lab ended by itself',
  EndedWithError: 'The lab ended with exit code {exitCode}; its log tells more',
  MemoryRanOut: 'The lab ran out of memory and was stopped by the system; give it more memory and restart it',
  KilledFromWithin: 'The lab was killed from within (exit code {exitCode})',
  KilledBySignal: 'The container was killed by a signal (exit code {exitCode})',
  CommandCannotRun: "The lab's command cannot be run (exit code {exitCode}); correct the template",
  CannotStart: 'The container could not start: {said}',
  StoppedWithDocker: 'The container stopped together with Docker',
  StoppedByHand: 'Somebody stopped the container outside this program',
  StartedAgain: '{why}; it is started again',

  // How it differs from what it should be.
  ContainerVanished: 'The container has vanished; it is made again, the work folder is kept',
  ContainerHadVanished: 'The container had vanished; it was made again, the work folder is kept',
  ContainerVanishedHolding:
    'The container has vanished, and with it what was in {holds}; it is made again, the work folder, if it has one, is kept',
  ContainerHadVanishedHolding:
    'The container had vanished, and with it what was in {holds}; it was made again, the work folder, if it has one, is kept',
  ContainerMadeAnew: 'The container was made anew and does not run yet',
  ContainerOfOther: "Another container runs in place of the lab's own",
  ContainerPaused: 'Somebody paused the container outside this program',
  PublishedElsewhere: 'Docker has published the lab on another port',

  // Containers that nobody dares to touch, and questions that wait for a person.
  LeftTheClass:
    '{count} labs are asked for by nobody any more: {labs}. They stay until a person releases them; then their work is collected first',
  NobodyLeft: 'Every lab of this class is asked for by its list and its templates',
  NamesTaken: 'Labs of these names are not of this class, so its own could not be made: {names}',
  AllMade: 'Every lab that is asked for was made',
  NamesNoLab: 'It carries the label of this installation but names no lab',
  SecondContainer: 'It is a second container for the same lab',
  NotMadeHere: 'It carries our labels, but this installation did not make it (an image may hand labels down)',
  OneOfMany: 'It carries our labels and is one of very many; it is looked at in its turn',
  LabUnknown: 'its lab is not known here: neither present nor recently deleted',
  LabUnknownYet: 'its lab is not known here; watched for a minute before anything is done',
  RemovedByPersonOnly: 'more such containers at once than the settings allow unasked: a person decides',
  ManyExpiries: '{count} labs would end at once, nobody having asked for it: nothing is done until a person decides',
  ManyRemovals:
    '{count} containers of deleted labs would be removed at once, nobody having asked for it: nothing is done until a person decides',

  // Words of others, as they came.
  Said: '{said}',
  OneAndMore: '{one} {more}',
} as const
