/** Images: brought here, and what they say themselves. */
export const IMAGES = {
  TriesAgainForAll: '{why}. The next try is made once, for all labs that want this image',
  TryingNow: 'A person did not want to wait: the next try is made now',
  PullRateLimited: 'The registry allows no more downloads for now, so {image} could not be fetched; wait, or log Docker in to the registry',
  PullDiskFull: 'The disk is full, so {image} could not be stored; free some space, then restart the lab',
  PullImageNotFound: 'There is no image {image} in the registry; check its name and tag in the template',
  PullDenied: 'The registry does not give out {image}: it does not exist, or Docker has to log in first (docker login)',
  PullNameInvalid: '"{image}" is not a valid image name; correct the template',
  PullUnreachable: 'The registry cannot be reached, so {image} could not be fetched; check this machine\'s network, or load the image beforehand',
  PullFailed: '{image} could not be fetched: {said}',
  PullStalled: 'No part of {image} has arrived for {seconds} s; the download was stopped and is tried again',
  PullGivenUp: 'The download of {image} was given up because the engine is closing; start it again',
} as const
