import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { findProgram, isRootOnLinux } from './packages.mjs'

/**
 * What a spec may find on a machine without having asked for it. `docker`: a daemon answers on the usual socket, and nobody may ask it
 * anything. `bare`: nothing is there, and the environment is what minikube leaves behind.
 *
 * @typedef {'docker' | 'bare'} World
 */

const IN_WORLD = fileURLToPath(new URL('in-world.mjs', import.meta.url))

/** @returns {string | undefined} why this machine cannot be made to look like another */
export function lacksWorlds() {
  if (!isRootOnLinux()) return "only root on Linux can hide the machine's own Docker from a process"
  if (findProgram('unshare') === undefined || findProgram('mount') === undefined) return 'unshare or mount is not installed'
  return spawnSync('unshare', ['--mount', 'true']).status === 0 ? undefined : 'this machine lets nobody have mounts of their own'
}

/**
 * A command line that runs another one in such a world. The mounts are its own and go with it: the machine is not touched.
 * @param {World} world
 * @param {readonly string[]} commandLine
 * @returns {string[]}
 */
export function inWorld(world, commandLine) {
  return ['unshare', '--mount', '--propagation', 'private', process.execPath, IN_WORLD, world, ...commandLine]
}
