import { fault, type Handling, type ProvisionerError, type ProvisionerReason } from '../../../core/provisioner/provisioner-error'
import { said, shortly } from '../daemon/docker-errors'

type PullErrorClass = readonly [ProvisionerReason, Handling, code: string]

/** Docker's free text about a pull that failed, brought to what an instructor can do about it. First match wins. */
const PULL_ERRORS: readonly (readonly [RegExp, PullErrorClass])[] = [
  [/toomanyrequests|rate limit|\b429\b/i, ['RateLimited', 'transient', 'PullRateLimited']],
  [/no space left on device|disk quota/i, ['DiskFull', 'transient', 'PullDiskFull']],
  [
    /manifest.*(unknown|not found)|not found: manifest|no such image|repository.*not found|name unknown|\b404\b/i,
    ['ImageNotFound', 'terminal', 'PullImageNotFound'],
  ],
  [/access denied|unauthorized|authentication required|forbidden|denied|no basic auth/i, ['RegistryDenied', 'terminal', 'PullDenied']],
  [/invalid reference|invalid repository name|repository name must/i, ['ImageNotFound', 'terminal', 'PullNameInvalid']],
  [
    /no such host|lookup|dial tcp|network is unreachable|no route|connection refused|i\/o timeout|TLS handshake|temporary failure|timeout|EOF|proxyconnect|server misbehaving/i,
    ['RegistryUnreachable', 'transient', 'PullUnreachable'],
  ],
]

export function explainPullFailure(image: string, wholeText: string): ProvisionerError {
  const text = shortly(wholeText)
  const found = PULL_ERRORS.find(([pattern]) => pattern.test(text))?.[1]
  if (found === undefined)
    return fault('ImagePullFailed', 'transient', {
      sentence: { code: 'PullFailed', params: { image, said: said({ message: text }) } },
      cause: text,
    })
  const [reason, handling, code] = found
  return fault(reason, handling, { sentence: { code, params: { image } }, cause: text })
}

export function pullStalled(image: string, stallMs: number): ProvisionerError {
  return fault('ImagePullStalled', 'transient', { sentence: { code: 'PullStalled', params: { image, seconds: stallMs / 1000 } } })
}

export function pullGivenUp(image: string): ProvisionerError {
  return fault('ImagePullFailed', 'transient', { sentence: { code: 'PullGivenUp', params: { image } } })
}
