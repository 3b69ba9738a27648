import type { Log } from '../observe/log'
import { parseKey } from '../resource/resource'
import type { Finding } from './finding'

/**
 * What the passes find, said once: a finding that the next pass makes again, of the same lab and with the same
 * detail, is nothing new, and an idle system is silent. One that went away and came back is said again.
 */
export class FindingLog {
  readonly #log: Log
  #before: ReadonlySet<string> = new Set()
  #now = new Set<string>()

  constructor(log: Log) {
    this.#log = log
  }

  record(finding: Finding): void {
    const known = idOf(finding)
    if (!this.#before.has(known) && !this.#now.has(known)) sayTo(this.#log, finding)
    this.#now.add(known)
  }

  /** The pass is over: what it did not find any more is forgotten. */
  endPass(): void {
    this.#before = this.#now
    this.#now = new Set()
  }
}

/** "in provisioning for 301 s" counts on and is no change; of every other finding the detail is what it is about. */
function idOf({ type, uid, detail }: Finding): string {
  return type === 'stuck' ? `${type} ${uid}` : `${type} ${uid} ${detail}`
}

function sayTo(log: Log, { type, key, uid, detail }: Finding): void {
  const { namespace = '', name } = parseKey(key ?? `Orphan//${uid}`)
  if (type === 'stuck') return log.warn(`Reconciler: Lab instance stuck in provisioning: ${namespace}/${name}`, { detail })
  if (type === 'orphaned') return log.warn(`Reconciler: Container without a lab: ${uid}`, { detail })
  log.info(`Reconciler: Lab instance ${type}: ${namespace}/${name} (${detail})`)
}
