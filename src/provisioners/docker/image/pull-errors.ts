import { ProvisionerError, type Handling, type ProvisionerReason } from '../../../core/provisioner/provisioner-error'
import { said } from '../daemon/docker-errors'

type Verdict = readonly [ProvisionerReason, Handling, (image: string) => string]

/** Docker's free text about a pull that failed, brought to what an instructor can do about it. First match wins. */
const VERDICTS: readonly (readonly [RegExp, Verdict])[] = [
  [/toomanyrequests|rate limit|\b429\b/i, ['RateLimited', 'transient', (image) => `The registry allows no more downloads for now, so ${image} could not be fetched; wait, or log Docker in to the registry`]],
  [/no space left on device|disk quota/i, ['DiskFull', 'transient', (image) => `The disk is full, so ${image} could not be stored; free some space, then restart the lab`]],
  [/manifest.*(unknown|not found)|not found: manifest|no such image|repository.*not found|name unknown|\b404\b/i,
    ['ImageNotFound', 'terminal', (image) => `There is no image ${image} in the registry; check its name and tag in the template`]],
  [/access denied|unauthorized|authentication required|forbidden|denied|no basic auth/i,
    ['RegistryDenied', 'terminal', (image) => `The registry does not give out ${image}: it does not exist, or Docker has to log in first (docker login)`]],
  [/invalid reference|invalid repository name|repository name must/i, ['ImageNotFound', 'terminal', (image) => `"${image}" is not a valid image name; correct the template`]],
  [/no such host|lookup|dial tcp|network is unreachable|no route|connection refused|i\/o timeout|TLS handshake|temporary failure|timeout|EOF|proxyconnect|server misbehaving/i,
    ['RegistryUnreachable', 'transient', (image) => `The registry cannot be reached, so ${image} could not be fetched; check this machine's network, or load the image beforehand`]],
]

export function explainPullFailure(image: string, text: string): ProvisionerError {
  const found = VERDICTS.find(([pattern]) => pattern.test(text))?.[1]
  if (found === undefined) return new ProvisionerError('ImagePullFailed', `${image} could not be fetched: ${said({ message: text })}`, 'transient', { cause: text })
  const [reason, handling, sentence] = found
  return new ProvisionerError(reason, sentence(image), handling, { cause: text })
}

export function pullStalled(image: string, stallMs: number): ProvisionerError {
  return new ProvisionerError('ImagePullStalled', `No part of ${image} has arrived for ${stallMs / 1000} s; the download was stopped and is tried again`, 'transient')
}

export function pullGivenUp(image: string): ProvisionerError {
  return new ProvisionerError('ImagePullFailed', `The download of ${image} was given up because the engine is closing; start it again`, 'transient')
}
