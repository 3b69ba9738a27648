import { dockerAnswers } from './docker-http.mjs'
import { startDockerd } from './dockerd.mjs'
import { findProgram, isRootOnLinux } from './packages.mjs'

const DEFAULT_HOST = 'unix:///var/run/docker.sock'

/**
 * Docker for the tests: the daemon that answers already, or one of our own that goes away afterwards.
 * @param {(line: string) => void} say
 * @returns {Promise<{ host: string, release: () => Promise<void> } | { missing: string }>}
 */
export async function findDocker(say) {
  const wanted = process.env.DOCKER_HOST
  const host = wanted || DEFAULT_HOST
  if (await dockerAnswers(host)) {
    say(`using the Docker daemon that answers at ${host}`)
    return { host, release: async () => undefined }
  }
  if (wanted)
    return { missing: `DOCKER_HOST is ${wanted}, and nothing answers there. Unset it to let the tests start a daemon of their own.` }
  if (!isRootOnLinux())
    return {
      missing: `nothing answers at ${DEFAULT_HOST}, and only root on Linux can start a daemon here. Start Docker, or set DOCKER_HOST.`,
    }
  if (!findProgram('dockerd')) return { missing: 'dockerd is not installed and could not be installed' }
  return startOwn(say)
}

/** @param {(line: string) => void} say */
async function startOwn(say) {
  try {
    const daemon = await startDockerd()
    say(`started a Docker daemon of our own at ${daemon.host}${daemon.filters ? '' : ' (another one runs, so without firewall rules)'}`)
    return { host: daemon.host, release: () => daemon.remove() }
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) }
  }
}
