import { fdatasync, fdatasyncSync } from 'node:fs'

/** Waking a thread costs about a tenth of this; a pause of this length nobody notices. */
const QUICK_MS = 0.5
/** So many quick ones in a row tell a quick disk. */
const PROOF = 50
/** One that was slow costs as much trust as so many quick ones earn: on the spot at most one in so many is slow. */
const DISTRUST = 20

/**
 * Waits for the disk on another thread, so that a slow disk never holds up the process; but where the disk has long been
 * quicker than two threads can hand work to each other, on the spot. Either way the data is on the disk when it resolves.
 */
export class DataSync {
  /** Quick ones still to be seen; 0: on the spot. */
  #proofLeft = PROOF

  async run(descriptor: number): Promise<void> {
    const began = performance.now()
    if (this.#proofLeft === 0) fdatasyncSync(descriptor)
    else await onAnotherThread(descriptor)
    this.#note(performance.now() - began)
  }

  #note(tookMs: number): void {
    this.#proofLeft = tookMs <= QUICK_MS ? Math.max(0, this.#proofLeft - 1) : Math.min(PROOF, this.#proofLeft + DISTRUST)
  }
}

function onAnotherThread(descriptor: number): Promise<void> {
  return new Promise((resolve, reject) => fdatasync(descriptor, (error) => (error === null ? resolve() : reject(error))))
}
