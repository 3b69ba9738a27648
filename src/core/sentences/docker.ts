/** What Docker, or the machine that it runs on, refuses, and why it gives no answer. `said`: Docker's own words. */
export const DOCKER = {
  DockerDiskFull: 'The disk that Docker uses is full; free some space, then restart the lab',
  DiskIsFull: 'The disk is full; make room, then restart the lab',
  NoNetworkAddresses: 'Docker has no free network address range left; remove networks that are no longer used',
  PortTaken: 'The port that Docker chose was taken by another program; another one is tried',
  PortInUse: 'The port is in use by another program',
  NoMemoryLeft: 'This machine has not enough memory free for another lab; close some, or give labs less memory',
  ImageNotHereYet: 'The image is not on this machine yet',
  NameTaken: "Another container takes the lab's name and is not ours; rename or remove it, then restart the lab",
  NameTakenBy: "Another container is called {name} and takes the lab's name and is not ours; rename or remove it, then restart the lab",
  NameBeingMade: 'There is a container for {name, quoted} already; it is looked at again',
  SettingsRefused: "Docker refuses the lab's settings: {said}. Correct the template",
  CommandRefused: "The lab's command cannot be run: {said}. Correct the template",
  CommandUnknown: 'The command of the template cannot be run in its image; correct the template',
  DockerStillRemoving: 'Docker is still removing the container; it is looked at again',
  DockerKeepsRemoving: 'Docker says that it is still removing the container; it is looked at again. If this stays, restart Docker',
  ContainerStillRemoved: 'The container of {name, quoted} is still being removed; it is looked at again',
  FolderUnreadable: "The student's folder could not be read: {said}",
  CouldNotCreate: 'Docker could not create the lab: {said}',
  CouldNotStart: 'Docker could not start the lab: {said}',
  CouldNotMakeNetwork: 'Docker could not make the network of the lab: {said}',
  CouldNotChangeLimits: 'Docker could not change the limits of the lab: {said}',
  CouldNotRemoveFolder: 'Docker could not remove the work folder of the lab: {said}',
  CouldNotRunCommand: 'Docker could not run a command in the lab: {said}',
  CouldNotDo: 'Docker could not {call} the lab: {said}',
  VanishedWhileMade: 'The container vanished while it was being made; it is made again',
  VanishedWhileStarted: 'The container vanished while it was being started; it is made again',
  NoContainerToRestart: 'The lab has no container that could be restarted; it is made again',
  ContainerIsGone: 'The container of {name, quoted} is gone',
  NotMadeByUs: 'The container {name} was not made by this installation and is left alone; rename or remove it by hand if it is in the way',
  WithoutUid: 'Nothing was done: the lab has no uid',
  IdNotWhole: 'Nothing was done: the container id is not a full one',
  BusyboxMissing:
    'The sample image could not be made: this machine has neither a static busybox nor ldd. Install the package busybox-static',
  SampleOnLinuxOnly:
    "The sample lab's image can be assembled on Linux only; on this system use a template whose image comes from a registry",

  // To somebody who wants a terminal.
  NoContainerYet: 'This lab has no container yet; open the terminal when it is ready',
  LabDoesNotRun: 'This lab is not running ({condition}); start it, then open the terminal',
  ImageWithoutShell: "This lab's image has no shell; use the logs instead.",
  ShellDidNotStart: "The lab's shell did not start: {said}. Look at the lab's logs",
  ShellBrokeOff: 'The connection to the lab broke off while its shell was being opened; open the terminal again',

  // Silence.
  DockerCouldNotAnswer: 'Docker could not answer ({said}); it is asked again',
  DockerTooLate: 'Docker did not answer within {seconds} s; it is asked again',
  DockerGivenUp: 'The wait for Docker was given up',
  DockerResting: 'Docker has not answered several times in a row; labs keep their state and go on as soon as it is back',
  DockerUnsupported: 'This version of Docker is not supported; install Docker Engine 20.10 or newer',
  DockerNotUnderstood: 'Docker\'s answer to "{call}" could not be understood; it is asked again',
  DockerBrokeOff: 'The connection to Docker broke off in the middle of an answer; it is asked again',
  DockerDidNotFinish: 'Docker did not come to the end of this',
  DockerNotAsked: 'Docker has not been asked yet.',
  DockerNotFound:
    'Docker was not found on this machine (nothing at {where}). Install Docker, or start Docker Desktop if it is installed; labs go on by themselves.',
  DockerNotRunning:
    'Docker is installed but not running (nobody answers at {where}). Start it (systemctl start docker, or open Docker Desktop); labs go on by themselves.',
  DockerNotAllowed:
    'You are not allowed to use Docker on this machine. Ask for your user to be added to the group "docker", then log in again.',
  DockerSilent: 'Docker does not answer. What is shown is what was last known; if this stays, restart Docker.',
  ContextElsewhere:
    'The docker command is set to the context "{context}", which is another machine ({address}). Labs run on this machine only: choose a local one, such as with "docker context use default".',
  DockerElsewhere:
    'Docker is set to another machine ({address}). Labs run on this machine only, unless another one is allowed: unset DOCKER_HOST, or allow it.',
  DockerOfOthers:
    "This is another Docker than the one that has the labs and the students' work. Nothing is done in it until somebody decides: start the other one again, or choose this one.",
  DockerTooOld: 'Docker {version} (API {api}) is too old; labs need API 1.40 or newer. Update Docker.',
  SimulationDown: 'The simulated daemon is not running; labs keep their state until it is back',
  SimulationStopped: 'The simulated daemon is not running. Start it again.',
  SimulationLate: 'The simulated daemon did not answer in time; it is asked again',
} as const
