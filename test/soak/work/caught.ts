import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** What it takes until a frozen program is nobody's snapshot any more, but stuck. */
const STUCK_MS = 30_000

/** Where a container's freezer is: cgroup v1 (a word), v2 under either driver (a digit). */
const FREEZERS = [
  { path: (id: string) => `/sys/fs/cgroup/freezer/docker/${id}`, file: 'freezer.state', frozen: 'FROZEN', thaw: 'THAWED' },
  { path: (id: string) => `/sys/fs/cgroup/system.slice/docker-${id}.scope`, file: 'cgroup.freeze', frozen: '1', thaw: '0' },
  { path: (id: string) => `/sys/fs/cgroup/docker/${id}`, file: 'cgroup.freeze', frozen: '1', thaw: '0' },
]

/**
 * Docker's own trap: a program that is just being started inside a container while that is frozen is frozen on its way in, and holds the
 * container's locks for ever. Docker then neither thaws, kills nor inspects it. An administrator thaws it by hand; so does this.
 */
export class CaughtStarts {
  readonly #since = new Map<string, number>()

  /** Of these containers. Returns those that were thawed. */
  thaw(ids: readonly string[], now = performance.now()): readonly string[] {
    return ids.filter((id) => {
      const freezer = FREEZERS.find(({ path, file }) => existsSync(`${path(id)}/${file}`))
      if (freezer === undefined || !isCaught(freezer.path(id), freezer)) return this.#forget(id)
      const since = this.#since.get(id) ?? now
      this.#since.set(id, since)
      if (now - since < STUCK_MS) return false
      writeFileSync(`${freezer.path(id)}/${freezer.file}`, freezer.thaw)
      return true
    })
  }

  #forget(id: string): false {
    this.#since.delete(id)
    return false
  }
}

function isCaught(folder: string, { file, frozen }: { readonly file: string; readonly frozen: string }): boolean {
  try {
    if (readFileSync(`${folder}/${file}`, 'utf8').trim() !== frozen) return false
    const pids = readFileSync(`${folder}/cgroup.procs`, 'utf8').split('\n').filter(Boolean)
    return pids.some((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('runc'))
  } catch {
    return false // It has just ended.
  }
}
