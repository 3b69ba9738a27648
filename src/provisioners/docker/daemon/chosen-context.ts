import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import type { DockerPlace } from './docker-host'
import type { Machine } from './machine'

const config = z.object({ currentContext: z.string() })
const meta = z.object({ Endpoints: z.object({ docker: z.object({ Host: z.string().min(1) }) }) })

/**
 * What the `docker` command would use without being told: DOCKER_CONTEXT, else what `docker context use` wrote down (docker/cli:
 * a folder for each context, called by the SHA-256 of its name). undefined: the default one, or nothing that can be read.
 */
export function chosenContext(machine: Machine): DockerPlace | undefined {
  const folder = machine.env['DOCKER_CONFIG'] || join(machine.home, '.docker')
  const name = machine.env['DOCKER_CONTEXT'] || config.safeParse(json(machine.read(join(folder, 'config.json')))).data?.currentContext
  if (name === undefined || name === '' || name === 'default') return undefined
  const id = createHash('sha256').update(name).digest('hex')
  const found = meta.safeParse(json(machine.read(join(folder, 'contexts', 'meta', id, 'meta.json'))))
  return found.success ? { address: found.data.Endpoints.docker.Host, context: name } : undefined
}

function json(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
