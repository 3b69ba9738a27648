import { unreachable } from '../../../../core/provisioner/provisioner'
import { join } from 'node:path'
import type { Sentence } from '../../../../core/sentences/sentence'
import { dockerFolder } from './chosen-context'
import type { DockerHost, DockerPlace, RefusedHost, Tls } from './docker-host'
import type { Machine } from '../machine'

type TcpHost = DockerHost & { readonly type: 'tcp' }

/** Where certificates would be, and who wants them: the files are those of the `docker` command. */
interface Wanted {
  readonly folder: string
  readonly isVerified: boolean
  readonly missing: (file: string) => Sentence
}

/**
 * A port is asked with TLS where the `docker` command would: a context that has certificates, or DOCKER_TLS_VERIFY. A socket has no use for
 * any of it. What is wanted and not there is told; asked without it, Docker would only answer in riddles.
 */
export function withCertificates(host: DockerHost, place: DockerPlace | RefusedHost, machine: Machine): DockerHost {
  if (host.type !== 'tcp' || 'type' in place) return host
  const wanted = certificatesFor(host, place, machine)
  if (wanted === undefined) return host
  const read = (name: string): string | undefined => machine.read(join(wanted.folder, name))
  const [ca, cert, key] = [read('ca.pem'), read('cert.pem'), read('key.pem')]
  const missing = missingOf({ ca, cert, key, isVerified: wanted.isVerified })
  if (missing !== undefined) return refused(host, wanted.missing(join(wanted.folder, missing)))
  const tls: Tls = {
    isVerified: wanted.isVerified,
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined || key === undefined ? {} : { cert, key }),
  }
  return { ...host, tls }
}

function certificatesFor(host: TcpHost, { context, certificates }: DockerPlace, machine: Machine): Wanted | undefined {
  const { address } = host
  if (context !== undefined) {
    const missing = (file: string): Sentence => ({ code: 'ContextCertificateMissing', params: { context, file } })
    if (certificates !== undefined) return { ...certificates, missing }
    return address.startsWith('https:') ? { folder: dockerFolder(machine), isVerified: true, missing } : undefined
  }
  if (!machine.env['DOCKER_TLS_VERIFY'] && !address.startsWith('https:')) return undefined
  return {
    folder: machine.env['DOCKER_CERT_PATH'] || dockerFolder(machine),
    isVerified: true,
    missing: (file) => ({ code: 'CertificateMissing', params: { address, file } }),
  }
}

/** Half of a pair is of no use, and whom to believe has to be known. */
function missingOf({ ca, cert, key, isVerified }: Tls): string | undefined {
  if (isVerified && ca === undefined) return 'ca.pem'
  if (cert === undefined && key !== undefined) return 'cert.pem'
  return key === undefined && cert !== undefined ? 'key.pem' : undefined
}

function refused({ address }: TcpHost, sentence: Sentence): RefusedHost {
  return { type: 'refused', address, verdict: unreachable('Certificates', sentence) }
}
