import { AsyncQueue } from '../../core/provisioner/async-queue'
import type { Terminal } from '../../core/provisioner/provisioner'
import { SimulatedShell } from './simulated-shell'
import { isLive, type SimulatedWorld } from './simulated-world'
import { simulatedSecrets, type SimulatedContainer } from './simulated-container'

const KILLED = 137
const HANGUP = 129

/** A practice shell that lives as long as its container does. */
export function openSimulatedTerminal(world: SimulatedWorld, container: SimulatedContainer, onDidEnd: () => void): Terminal {
  const shell = new SimulatedShell(placeOf(world, container))
  const output = new AsyncQueue<string>((waiting, next) => waiting + next)
  let code: number | undefined
  const end = (exitCode: number): void => {
    if (output.isOver) return
    code = exitCode
    stopListening()
    output.end()
    onDidEnd()
  }
  const stopListening = world.onDidHappen(() => {
    if (!stillRuns(world, container)) end(KILLED)
  })
  output.push(shell.greeting())
  return {
    output,
    write: (data) => {
      if (output.isOver) return
      const { text, exitCode } = shell.type(data)
      output.push(text)
      if (exitCode !== undefined) end(exitCode)
    },
    resize: () => Promise.resolve(),
    exitCode: () => Promise.resolve(code),
    close: () => end(HANGUP),
  }
}

function placeOf(world: SimulatedWorld, { lab }: SimulatedContainer) {
  const directory = lab.workDir ?? '/'
  return {
    labName: lab.name,
    directory,
    environment: { TERM: 'xterm-256color', PWD: directory, ...lab.environment, ...simulatedSecrets(lab) },
    files: () => (world.volumes.has(lab.uid) ? ['work.txt'] : []),
  }
}

function stillRuns(world: SimulatedWorld, container: SimulatedContainer): boolean {
  const now = world.table(container.instanceId).get(container.lab.uid)
  return now !== undefined && now.runningSince === container.runningSince && isLive(now)
}
