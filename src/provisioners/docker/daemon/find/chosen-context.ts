import { unreachable } from '../../../../core/provisioner/provisioner'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import type { Sentence } from '../../../../core/sentences/sentence'
import type { DockerPlace, RefusedHost } from './docker-host'
import type { Machine } from '../machine'

const config = z.object({ currentContext: z.string().optional() })
const endpoint = z.object({ Host: z.string().min(1), SkipTLSVerify: z.boolean().nullish() })
const meta = z.object({ Endpoints: z.object({ docker: endpoint }) })

/**
 * What the `docker` command would use without being told: DOCKER_CONTEXT, else what `docker context use` wrote down (docker/cli:
 * a folder for each context, called by the SHA-256 of its name). undefined: the default one. One that is not there, or a file that cannot be
 * read, is told: another Docker in its place would be the wrong one.
 */
export function chosenContext(machine: Machine): DockerPlace | RefusedHost | undefined {
  const folder = dockerFolder(machine)
  const named = machine.env['DOCKER_CONTEXT']
  const chosen = named || chosenIn(machine, join(folder, 'config.json'))
  if (chosen === undefined || chosen === '' || chosen === 'default') return undefined
  return typeof chosen === 'string' ? contextCalled(chosen, { machine, folder, isNamed: chosen === named }) : chosen
}

/** Where the `docker` command keeps what it was told. */
export function dockerFolder({ env, home }: Machine): string {
  return env['DOCKER_CONFIG'] || join(home, '.docker')
}

function chosenIn(machine: Machine, file: string): string | RefusedHost | undefined {
  if (!machine.exists(file)) return undefined
  const found = config.safeParse(json(machine.read(file)))
  return found.success ? found.data.currentContext : unknown({ code: 'ConfigUnreadable', params: { file } })
}

interface Where {
  readonly machine: Machine
  readonly folder: string
  readonly isNamed: boolean
}

function contextCalled(context: string, { machine, folder, isNamed }: Where): DockerPlace | RefusedHost {
  const id = createHash('sha256').update(context).digest('hex')
  const file = join(folder, 'contexts', 'meta', id, 'meta.json')
  if (!machine.exists(file)) return unknown({ code: isNamed ? 'ContextVariable' : 'ContextMissing', params: { context } })
  const found = meta.safeParse(json(machine.read(file)))
  if (!found.success) return unknown({ code: 'ContextUnreadable', params: { context, file } })
  const { Host: address, SkipTLSVerify } = found.data.Endpoints.docker
  const certificates = { folder: join(folder, 'contexts', 'tls', id, 'docker'), isVerified: SkipTLSVerify !== true }
  const usesTls =
    !certificates.isVerified || ['ca.pem', 'cert.pem', 'key.pem'].some((name) => machine.exists(join(certificates.folder, name)))
  return { address, context, ...(usesTls ? { certificates } : {}) }
}

function unknown(sentence: Sentence): RefusedHost {
  return { type: 'refused', verdict: unreachable('UnknownContext', sentence) }
}

function json(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
