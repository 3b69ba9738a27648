/** Images: brought here, and what they say themselves. */
export const IMAGES = {
  TriesAgainForAll: '{why}. The next try is made once, for all labs that want this image',
  TryingNow: 'A person did not want to wait: the next try is made now',
  PullRateLimited: 'The registry allows no more downloads for now, so {image} could not be fetched; wait, or log Docker in to the registry',
  PullDiskFull: 'The disk is full, so {image} could not be stored; free some space, then restart the lab',
  PullImageNotFound: 'There is no image {image} in the registry; check its name and tag in the template',
  PullDenied: 'The registry does not give out {image}: it does not exist, or Docker has to log in first (docker login)',
  PullNameInvalid: '"{image}" is not a valid image name; correct the template',
  PullUnreachable:
    "The registry cannot be reached, so {image} could not be fetched; check this machine's network, or load the image beforehand",
  PullFailed: '{image} could not be fetched: {said}',
  PullStalled: 'No part of {image} has arrived for {seconds} s; the download was stopped and is tried again',
  PullGivenUp: 'The download of {image} was given up because the engine is closing; start it again',
  ImageNotHere: 'The image {image} is not on this machine yet, so nothing could be looked at',
  ImageWrongMachine:
    'The image is made for {architecture} and this machine is {machine}: its program cannot run here ("exec format error"). Name an image that is made for {machine}',
  ImageProgramCannotStart:
    'The program {program} lies in {folder}, from where nothing can be started in a lab. Put it elsewhere in the image, or start it by a shell or an interpreter',
  ImageEntrypointGetsCommand:
    "The command of the template is handed to the image's own entrypoint ({entrypoint}) as its arguments: {command}",
  ImageWorkFolderReadOnly:
    'The lab runs as {user} and cannot write to its work folder {folder}. Name in the template the user whose folder it is, or another folder',
  ImageFolderReadOnly: 'The lab runs as {user} and cannot write to {folder}',
  ImageFilesReadOnly: "{count} of {of} files in {folder} cannot be written to by the lab's user {user}: {files}",
  ImageFilesWritable: 'Each of the {count} files in {folder} can be written to',
  ImageStarterTooLarge:
    "The image brings more than {mebibytes} MiB in {folder}: the folder is the student's, the files in it stay whose they are in the image. Bring less, or give them to the lab's user in the image",
  ImageFolderFull: '{folder} is a small one in memory, and {percent} % full at the start',
  ImageVolumes:
    'The image has volumes of its own ({paths}). They can be written to, but what is in them is not collected, and is gone with the container',
  ImagePortsNotPublished: 'The image offers ports that the template does not name, so nobody can open them: {ports}',
  ImageHealthUsed: "The template names no readiness: the lab is ready when the image's own health check says so",
  ImageHealthOff: "The image has a health check of its own. It does not run in labs: ready is what the template's readiness says",
  ImageRunsAsRoot: 'The template runs the lab as root. Name a user for it, as far as its program can do without',
  ImageRootReplaced: 'The image names no user but root: the lab runs as {user} instead',
  ImageUserOfImage: 'The lab runs as {user}, as the image says',
  ImageUserOfTemplate: 'The lab runs as {user}, as the template says',
  ImageNoWorkFolder: 'The template names no work folder: the program starts in {folder}, and nothing of it is kept or collected',
  ImageNotHealthy: "The image's own health check does not say yet that it is healthy",
} as const
