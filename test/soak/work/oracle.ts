import type { DeletedLab } from '../../../src/core/resource/deleted-lab'
import type { StoredLab } from '../../../src/core/resource/lab-instance'
import { keptOf, keyOf } from './archives'
import type { Thing, Visit } from './students'

/** All that is known of what one student made, and of what was taken away behind the engine's back. */
interface Page {
  readonly name: string
  readonly containerId: string
  readonly things: readonly Thing[]
}

/** What lab or record says in its timeline where something of the lab was taken away by somebody else. */
const TELLS_OF: Readonly<Record<Thing['place'], RegExp>> = {
  folder: /FolderIsNew|WorkGone/,
  volume: /ContainerMissing|FolderIsNew|WorkGone/,
  root: /ContainerMissing|FolderIsNew|WorkGone/,
}

/**
 * Knows every byte that students wrote, by lab: each is in its container or volume still, in an archive with the same content, or the lab
 * itself says that it was lost, and then somebody else really took it, or a person gave it up. Anything else is a violation.
 */
export class Oracle {
  readonly #dataDir: string
  readonly violations: string[] = []
  readonly #pages = new Map<string, Page>()
  /** Labs of which something was taken by a hand beside the engine: only these may have lost anything. */
  readonly #taken = new Set<string>()
  readonly #forced = new Set<string>()
  /** Labs that the engine cannot know of any more: a hand took its store away, and nobody has adopted them since. */
  readonly #forgotten = new Set<string>()
  readonly #opened = new Set<string>()
  readonly #records = new Map<string, DeletedLab>()
  readonly #labs = new Map<string, StoredLab>()
  #written = 0
  #judged = 0
  #archived = 0
  #told = 0
  #beyond = 0

  constructor(dataDir: string) {
    this.#dataDir = dataDir
  }

  get summary(): string {
    return `${this.#written} things written by students of ${this.#pages.size} labs; ${this.#judged} gone with their container or lab: ${this.#archived} in archives, ${this.#told} told as lost, ${this.#beyond} taken by a hand that took the store that knew of them as well`
  }

  get counts() {
    return { written: this.#written, judged: this.#judged, archived: this.#archived, told: this.#told }
  }

  /** A student was told its address, and it is this container that is there: of another one the engine may be just about to tell. */
  wasOpened(uid: string, containerId: string): boolean {
    return this.#opened.has(uid) && this.#labs.get(uid)?.status.containerId === containerId
  }

  tookAway(uid: string): void {
    this.#taken.add(uid)
  }

  tookStore(): void {
    for (const uid of this.#labs.keys()) if (!this.#records.has(uid)) this.#forgotten.add(uid)
  }

  forced(uid: string): void {
    this.#forced.add(uid)
  }

  /** What the engine says just now. Records are kept here as well: a store that is lost has told them. */
  hear(labs: readonly StoredLab[], records: readonly DeletedLab[]): void {
    for (const lab of labs) {
      this.#labs.set(lab.metadata.uid, lab)
      this.#forgotten.delete(lab.metadata.uid)
      if (lab.status.state === 'ready') this.#opened.add(lab.metadata.uid)
    }
    for (const record of records) this.#records.set(record.spec.labUid ?? '', record)
  }

  /** Judges labs of which nothing is left, once each. */
  async judgeGone(isThere: (uid: string) => boolean): Promise<void> {
    for (const [uid, page] of this.#pages) {
      if (isThere(uid) || page.things.length === 0) continue
      if (!this.#records.has(uid)) continue
      await this.#judge(uid, page.things, 'its lab is deleted')
      this.#pages.set(uid, { ...page, things: [] })
    }
  }

  /** At the end of the day: whatever is not anywhere any more is judged, record or not. */
  async judgeAll(): Promise<void> {
    for (const [uid, { things }] of this.#pages) await this.#judge(uid, things, 'the day is over and nothing of it is left')
  }

  async visited(uid: string, name: string, { containerId, unseen, before, after, touched }: Visit): Promise<void> {
    const page = this.#pages.get(uid)
    if (page !== undefined) {
      const there = new Set(before.map((thing) => `${thing.place} ${thing.type} ${thing.path} ${thing.is}`))
      const missing = page.things.filter(
        (thing) => !unseen.has(thing.place) && !there.has(`${thing.place} ${thing.type} ${thing.path} ${thing.is}`),
      )
      const how =
        page.containerId === containerId
          ? 'it vanished from a container that is still there'
          : 'another container took the place of its own'
      await this.#judge(uid, missing, how)
    }
    const unheard = page?.containerId === containerId ? page.things.filter(({ place }) => unseen.has(place)) : []
    const known = after ?? [...before, ...unheard].filter((thing) => !isTouched(thing, touched))
    this.#written +=
      after === undefined ? 0 : after.filter((thing) => !before.some(({ path, is }) => path === thing.path && is === thing.is)).length
    this.#pages.set(uid, { name, containerId, things: known })
  }

  async #judge(uid: string, things: readonly Thing[], how: string): Promise<void> {
    if (things.length === 0) return
    const kept = await keptOf(this.#dataDir, uid)
    const lost = things.filter((thing) => !kept.has(keyOf(thing)))
    const missing = lost.filter((thing) => !this.#isTold(uid, thing))
    const nobodyKnows = this.#forgotten.has(uid) && this.#taken.has(uid)
    const untold = nobodyKnows ? [] : missing
    this.#beyond += missing.length - untold.length
    this.#judged += things.length
    this.#archived += things.length - lost.length
    this.#told += lost.length - missing.length
    if (untold.length > 0) this.violations.push(this.#words(uid, untold, how))
  }

  #isTold(uid: string, { place }: Thing): boolean {
    const record = this.#records.get(uid)
    if (record?.spec.workLost !== undefined) return this.#forced.has(uid) || this.#taken.has(uid)
    return this.#taken.has(uid) && this.#said(uid).some((word) => TELLS_OF[place].test(word))
  }

  #said(uid: string): readonly string[] {
    const status = (this.#records.get(uid) ?? this.#labs.get(uid))?.status
    return [
      ...(status?.transitions ?? []).map(({ reason, code }) => `${reason}${code === undefined || code === reason ? '' : `/${code}`}`),
      ...(status?.conditions ?? []).map(({ type, status: is, reason }) => `${type}=${is}:${reason}`),
    ]
  }

  #words(uid: string, untold: readonly Thing[], how: string): string {
    const { work, workLost } = this.#records.get(uid)?.spec ?? {}
    const things = untold.slice(0, 6).map(({ place, type, path, is }) => `${place} ${type} ${path} ${is.slice(0, 12)}`)
    return [
      `${this.#pages.get(uid)?.name} (${uid.slice(0, 8)}): ${untold.length} things lost and not told, ${how}`,
      `  ${things.join('; ')}`,
      `  taken behind its back: ${this.#taken.has(uid)}; by force: ${this.#forced.has(uid)}; its record: ${JSON.stringify({ work, workLost })}`,
      `  said: ${this.#said(uid).join(', ')}`,
    ].join('\n')
  }
}

/** A second name of a file changes with the first, whose name may be any. */
function isTouched({ path }: Thing, touched: ReadonlySet<string>): boolean {
  if (path.endsWith('.hard')) return true
  return touched.has('*') || path.split('/').some((part) => touched.has(part.split('.')[0] ?? part))
}
