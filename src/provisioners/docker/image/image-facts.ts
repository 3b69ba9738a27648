import type { Clock } from '../../../core/clock/clock'
import { UNKNOWN_IMAGE } from '../../../core/plan/lab-plan'
import type { InspectedImage } from '../daemon/answers'
import { withTag } from './image-source'

/** What an image says of itself. Text is empty, and a list has no members, where it says nothing. */
export interface ImageFacts {
  /** `sha256:...` */
  readonly id: string
  /** As the image has it: a number, a name, either with a group; empty is root. */
  readonly user: string
  readonly workingDir: string
  readonly entrypoint: readonly string[]
  readonly command: readonly string[]
  /** `NAME=value` */
  readonly environment: readonly string[]
  /** Paths that Docker gives a volume of their own in each container. */
  readonly volumes: readonly string[]
  /** Whether Docker runs a check of the image's own in each container. */
  readonly hasHealthcheck: boolean
  /** `8080/tcp` */
  readonly exposedPorts: readonly string[]
  /** In Docker's words: amd64, arm64. */
  readonly architecture: string
  readonly os: string
}

/** A class that starts asks once; a tag that was built anew a moment ago is seen at the next restart. */
const FRESH_MS = 5_000

interface Known {
  readonly facts: Promise<ImageFacts | undefined>
  /** Monotonic. */
  readonly until: number
}

/**
 * What the images on this machine say of themselves, asked of Docker and kept for a moment. Who asks while the answer is on its way
 * shares it. That an image is not here is never kept: the next moment it may be.
 */
export class ImageFactsCache {
  readonly #known = new Map<string, Known>()
  readonly #clock: Clock
  readonly #inspect: (reference: string) => Promise<InspectedImage | undefined>

  constructor(options: { readonly clock: Clock; readonly inspect: (reference: string) => Promise<InspectedImage | undefined> }) {
    this.#clock = options.clock
    this.#inspect = options.inspect
  }

  /** undefined: it is not on this machine. Throws what Docker's silence throws. */
  of(reference: string): Promise<ImageFacts | undefined> {
    if (reference === UNKNOWN_IMAGE) return Promise.resolve(undefined)
    const name = withTag(reference)
    const known = this.#known.get(name)
    if (known !== undefined && this.#clock.monotonic() < known.until) return known.facts
    const asked: Known = { facts: this.#ask(name), until: this.#clock.monotonic() + FRESH_MS }
    this.#known.set(name, asked)
    const drop = (): void => {
      if (this.#known.get(name) === asked) this.#known.delete(name)
    }
    asked.facts.then((facts) => {
      if (facts === undefined) drop()
    }, drop)
    return asked.facts
  }

  /** A tag names another image now, or all of them may. */
  forget(reference?: string): void {
    if (reference === undefined) this.#known.clear()
    else this.#known.delete(withTag(reference))
  }

  async #ask(name: string): Promise<ImageFacts | undefined> {
    const seen = await this.#inspect(name)
    return seen === undefined ? undefined : factsOf(seen)
  }
}

export function factsOf({ Id, Architecture, Os, Config }: InspectedImage): ImageFacts {
  return {
    id: Id,
    user: Config.User.trim(),
    workingDir: Config.WorkingDir,
    entrypoint: Config.Entrypoint,
    command: Config.Cmd,
    environment: Config.Env,
    volumes: Config.Volumes,
    // `NONE` is how an image takes back the check of the one that it was built from.
    hasHealthcheck: (Config.Healthcheck?.Test ?? []).some((word) => word !== '' && word !== 'NONE'),
    exposedPorts: Config.ExposedPorts,
    architecture: Architecture,
    os: Os,
  }
}

/** Whether the image's own program would run as root. A name of any other kind may still have number 0; Docker's own root is called so. */
export function isRootUser(user: string): boolean {
  const [name = ''] = user.split(':')
  return name === '' || name === 'root' || /^0+$/.test(name)
}
