/** A shorter one would be found inside ordinary words; where it stands as a value of its own it is masked all the same. */
const SHORTEST_SECRET = 6
/** A longer secret is looked for by its parts of this length, so that no place in a text costs more than a few looks. */
export const LONGEST_PART = 48
/** Texts are compared by so many characters at a time. */
const STEP = SHORTEST_SECRET

/** What has been read of some parts so far: the ones that go on, and what may still stand behind the last whole step. */
interface Branch {
  readonly next: Map<string, Branch>
  readonly tails: Set<string>
}

const newBranch = (): Branch => ({ next: new Map(), tails: new Set() })

/**
 * Finds many secrets in a text in one pass: the time grows with the text and not with the number of secrets (a class has thousands).
 * A tree over steps of six characters, with at most eight of them on the way to any part.
 */
export class SecretFinder {
  readonly #root = newBranch()

  constructor(secrets: Iterable<string> = []) {
    this.learn(secrets)
  }

  learn(secrets: Iterable<string>): void {
    for (const secret of secrets) for (const part of partsOf(secret)) this.#learn(part)
  }

  /** The text up to `until`; everything that belongs to a secret as `mask`, once for each run of it. Secrets that overlap are masked together. */
  swept(text: string, mask: string, until = text.length): string {
    if (this.#root.next.size === 0) return text.slice(0, until)
    let [result, maskedTo] = ['', 0]
    for (let at = 0; at < until; at += 1) {
      const end = this.#endOfLongest(text, at)
      if (end <= maskedTo) continue
      if (at > maskedTo || result === '') result += text.slice(maskedTo, at) + mask
      maskedTo = end
    }
    return result + text.slice(maskedTo, Math.max(maskedTo, until))
  }

  /** -1: no secret begins here. */
  #endOfLongest(text: string, start: number): number {
    let [branch, at, end]: [Branch | undefined, number, number] = [this.#root, start, -1]
    for (;;) {
      branch = branch.next.get(text.slice(at, at + STEP))
      if (branch === undefined) return end
      at += STEP
      for (let length = STEP - 1; length >= 0 && branch.tails.size > 0; length -= 1) {
        if (!branch.tails.has(text.slice(at, at + length)) || at + length > text.length) continue
        end = at + length
        break
      }
    }
  }

  #learn(part: string): void {
    let branch = this.#root
    const whole = part.length - (part.length % STEP)
    for (let at = 0; at < whole; at += STEP) {
      const step = part.slice(at, at + STEP)
      const next: Branch = branch.next.get(step) ?? newBranch()
      branch.next.set(step, next)
      branch = next
    }
    branch.tails.add(part.slice(whole))
  }
}

/** The last one begins early enough to be as long as the others. */
function* partsOf(secret: string): Generator<string> {
  if (secret.length < SHORTEST_SECRET) return
  for (let at = 0; at + LONGEST_PART < secret.length; at += LONGEST_PART) yield secret.slice(at, at + LONGEST_PART)
  yield secret.slice(-LONGEST_PART)
}
