import { sentenceIn } from '../sentences/of-error'
import type { Sentence } from '../sentences/sentence'
import { absent, type Observation, type World } from '../provisioner/observation'
import type { Provisioner } from '../provisioner/provisioner'

export interface Seen {
  readonly observation: Observation
  /** Kind of the provisioner that has it; absent when none has. */
  readonly world?: string
}

/** One look at everything that is ours. */
export interface Look {
  /** By kind of provisioner; only those that answered. */
  readonly worlds: ReadonlyMap<string, World>
  /** Something may have changed since the last look that all labs were compared with. */
  readonly isNews: boolean
  /** Sentences, one for each provisioner that did not answer. */
  readonly failures: readonly Sentence[]
}

/** Looks at the worlds of all provisioners at once and remembers whether there was news in any. */
export class Worlds {
  readonly #provisioners: () => readonly Provisioner[]

  /** Revision of each world at its last look; a look that failed forgets it, so that the next one is news. */
  #revisions = new Map<string, string>()

  constructor(provisioners: () => readonly Provisioner[]) {
    this.#provisioners = provisioners
  }

  /** Never rejects: a world that does not answer is simply not there. */
  async look(): Promise<Look> {
    const provisioners = this.#provisioners()
    const answers = await Promise.allSettled(provisioners.map((provisioner) => listSafely(provisioner)))
    const worlds = new Map<string, World>()
    const failures: Sentence[] = []
    answers.forEach((answer, index) => {
      const kind = provisioners[index]?.kind ?? ''
      if (answer.status === 'fulfilled') worlds.set(kind, answer.value)
      else failures.push(sentenceIn(answer.reason))
    })
    return { worlds, failures, isNews: this.#remember(worlds) }
  }

  #remember(worlds: ReadonlyMap<string, World>): boolean {
    const isNews = [...worlds].some(([kind, world]) => this.#revisions.get(kind) !== world.revision)
    this.#revisions = new Map([...worlds].map(([kind, world]) => [kind, world.revision]))
    return isNews
  }
}

/** A provisioner that throws instead of rejecting must not keep the others from being asked. */
async function listSafely(provisioner: Provisioner): Promise<World> {
  return provisioner.list()
}

/**
 * What this look says of one lab; undefined: nothing. Seen is seen, whichever world has it; absent is believed only when
 * every world it could be in has answered: `kind` alone if it is known, else all of them.
 */
export function sightOf(look: Look, uid: string, kind?: string): Seen | undefined {
  for (const [world, { byUid }] of look.worlds) {
    const observation = byUid.get(uid)
    if (observation !== undefined) return { observation, world }
  }
  const allAnswered = kind === undefined ? look.failures.length === 0 && look.worlds.size > 0 : look.worlds.has(kind)
  return allAnswered && !isDoubtful(look, uid) ? { observation: absent(uid) } : undefined
}

/** Of each world once, however many labs are looked for in it. */
const doubtfulUids = new WeakMap<World, ReadonlySet<string | undefined>>()

/** Two containers for one lab: which is the lab's is for a person to say, but it is not missing. */
function isDoubtful({ worlds }: Look, uid: string): boolean {
  return [...worlds.values()].some((world) => {
    const uids = doubtfulUids.get(world) ?? new Set(world.doubtful.map((container) => container.uid))
    doubtfulUids.set(world, uids)
    return uids.has(uid)
  })
}
