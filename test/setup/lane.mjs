import { startDockerd } from './dockerd.mjs'
import { run } from './host-network.mjs'
import { findProgram, isRootOnLinux } from './packages.mjs'

/**
 * A network namespace with a Docker daemon of its own, so that specs of Docker run beside other specs of Docker: what one side prunes,
 * publishes or filters is nothing to the other. Whatever runs in it is begun by `enter`.
 *
 * @typedef {{ host: string, enter: readonly string[], release: () => Promise<void> }} Lane
 * @param {number} number
 * @returns {Promise<Lane | string>} a sentence: why this machine cannot have one
 */
export async function openLane(number) {
  if (!isRootOnLinux()) return 'only root on Linux can have a second network'
  const lacking = ['ip', 'nsenter', 'dockerd'].find((program) => !findProgram(program))
  if (lacking !== undefined) return `${lacking} is not installed`
  const netns = `lrm-lane-${process.pid}-${number}`
  if (run('ip', ['netns', 'add', netns]).status !== 0) return 'this machine lets nobody have a second network'
  const close = () => void run('ip', ['netns', 'del', netns])
  process.once('exit', close)
  run('ip', ['-n', netns, 'link', 'set', 'lo', 'up'])
  try {
    const daemon = await startDockerd({ netns })
    return { host: daemon.host, enter: ['nsenter', `--net=/run/netns/${netns}`], release: () => daemon.remove().finally(close) }
  } catch (error) {
    close()
    return error instanceof Error ? error.message : String(error)
  }
}
