import { type UnreachableHealth, unreachable } from '../../../core/provisioner/provisioner'
import { ProvisionerError } from '../../../core/provisioner/provisioner-error'
import { versionSchema, type DockerVersion } from './answers'
import { DockerRefusal } from './docker-errors'

/** Whoever answers there does not answer as Docker does. */
export class StrangeAnswer extends Error {
  override readonly name = 'StrangeAnswer'
  constructor(
    readonly status: number,
    readonly text: string,
  ) {
    super(`no answer of Docker's, HTTP status ${status}`)
  }
}

/**
 * Whether it is Docker that answers. That something answers is no contact: a proxy, another server on the port, a page for everything do too.
 * Asked once for each connection, whoever wants something first; a doubt has it asked again.
 */
export class Contact {
  readonly #ask: () => Promise<void>
  #met: Promise<void> | undefined

  constructor(ask: () => Promise<void>) {
    this.#ask = ask
  }

  meet(): Promise<void> {
    const meeting = (this.#met ??= this.#ask().catch((error: unknown) => {
      if (this.#met === meeting) this.#met = undefined
      throw error
    }))
    return meeting
  }

  /** Whoever answers next may be somebody else. */
  doubt(): void {
    this.#met = undefined
  }
}

/** Its `/version`, or StrangeAnswer. */
export function versionIn(text: string): DockerVersion {
  const found = versionSchema.safeParse(jsonIn(text))
  if (!found.success) throw new StrangeAnswer(200, text)
  return found.data
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Go's own words, before Docker ever hears of the call. */
const WANTS_TLS = /HTTP request to an HTTPS server/i

export function explainStrange({ status, text }: StrangeAnswer, address: string): UnreachableHealth {
  if (WANTS_TLS.test(text)) return unreachable('Certificates', { code: 'CertificatesWanted', params: { address } })
  return unreachable('NotDocker', { code: 'NotDocker', params: { address, status } })
}

const NO_TLS = /^(ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG|ERR_SSL_HTTP_REQUEST|EPROTO)$/
const NO_FIT = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|^ERR_OSSL|^ERR_SSL|^ERR_TLS/

/** undefined: it has nothing to do with certificates. */
export function explainTls(code: string | undefined, address: string): UnreachableHealth | undefined {
  if (code === undefined) return undefined
  if (NO_TLS.test(code)) return unreachable('Certificates', { code: 'NoTlsThere', params: { address } })
  return NO_FIT.test(code) ? unreachable('Certificates', { code: 'CertificatesDoNotFit', params: { address } }) : undefined
}

/** Of the call that asks who it is, a refusal is no answer either. */
export function asStrange(error: unknown): unknown {
  return error instanceof DockerRefusal ? new StrangeAnswer(error.status, error.message) : error
}

/** An answer that could not be understood: perhaps it is not Docker any more. */
export function isDoubtful(error: unknown): boolean {
  return error instanceof ProvisionerError && error.reason === 'UnexpectedAnswer'
}
