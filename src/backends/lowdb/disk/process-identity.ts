import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** Tells this process from every other one, also from a later one that got the same number. */
export interface ProcessIdentity {
  readonly pid: number
  /** In the kernel's ticks since boot. Absent where the system does not say. */
  readonly startTime?: string
  readonly boot?: string
  /** Survives a renamed host. */
  readonly machine: string
}

export type Liveness = 'alive' | 'dead' | 'unknown'

export function ownIdentity(): ProcessIdentity {
  const startTime = statOf(process.pid)?.startTime
  const boot = firstLine('/proc/sys/kernel/random/boot_id')
  return {
    pid: process.pid,
    machine: machineId(),
    ...(startTime === undefined ? {} : { startTime }),
    ...(boot === undefined ? {} : { boot }),
  }
}

/** unknown: it lives, or lived, on another machine that shares the directory. */
export function livenessOf(owner: ProcessIdentity): Liveness {
  const own = ownIdentity()
  if (owner.machine !== own.machine) return 'unknown'
  if (owner.boot !== own.boot) return 'dead'
  if (!answers(owner.pid)) return 'dead'
  const now = statOf(owner.pid)
  if (now === undefined || owner.startTime === undefined) return 'alive'
  // A zombie holds nothing any more; another start time is another process with the same number.
  return now.state === 'Z' || now.startTime !== owner.startTime ? 'dead' : 'alive'
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Not ours to signal, but there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function statOf(pid: number): { readonly state: string; readonly startTime: string } | undefined {
  const line = firstLine(`/proc/${pid}/stat`)
  // The name in parentheses may hold anything, blanks and parentheses too.
  const [state, ...fields] = line?.slice(line.lastIndexOf(')') + 2).split(' ') ?? []
  const startTime = fields[18]
  return state === undefined || startTime === undefined ? undefined : { state, startTime }
}

function machineId(): string {
  return firstLine('/etc/machine-id') ?? firstLine('/var/lib/dbus/machine-id') ?? hostname()
}

function firstLine(path: string): string | undefined {
  try {
    const [line = ''] = readFileSync(path, 'utf8').split('\n')
    return line === '' ? undefined : line
  } catch {
    return undefined
  }
}
