import type { PullProgress } from '../../../core/provisioner/provisioner'

/** Docker's own images have at most 127; every line is added up over all of them. */
const MOST_LAYERS = 512

interface Layer {
  received: number
  total: number | undefined
}

/**
 * Adds up Docker's progress lines. Layers announce themselves one after the other and some start over: the percentage is given once all
 * sizes are known, and never goes back.
 */
export class PullTally {
  readonly #image: string
  readonly #layers = new Map<string, Layer>()
  #percent: number | undefined
  #received = 0

  constructor(image: string) {
    this.#image = image
  }

  get progress(): PullProgress {
    const total = this.#total()
    return {
      image: this.#image,
      receivedBytes: this.#received,
      ...(this.#percent === undefined ? {} : { percent: this.#percent }),
      ...(total === undefined ? {} : { totalBytes: total }),
    }
  }

  /** True if the line moved anything. */
  take(line: Readonly<Record<string, unknown>>): boolean {
    const { id, status } = line
    if (typeof id !== 'string' || typeof status !== 'string') return false
    const layer = this.#layerFor(id, status)
    if (layer === undefined) return false
    this.#apply(layer, status, detailOf(line))
    return this.#update()
  }

  #layerFor(id: string, status: string): Layer | undefined {
    const known = this.#layers.get(id)
    if (known !== undefined) return known
    if (this.#layers.size >= MOST_LAYERS || !/^(Pulling fs layer|Waiting|Downloading|Already exists)/.test(status)) return undefined
    const layer: Layer = { received: 0, total: undefined }
    this.#layers.set(id, layer)
    return layer
  }

  #apply(layer: Layer, status: string, detail: { current?: number; total?: number }): void {
    if (status === 'Downloading') {
      layer.received = Math.max(layer.received, detail.current ?? 0)
      layer.total = detail.total ?? layer.total
    } else if (/^(Already exists|Download complete|Verifying Checksum|Extracting|Pull complete)/.test(status)) {
      layer.total ??= layer.received
      layer.received = Math.max(layer.received, layer.total)
    }
  }

  #total(): number | undefined {
    let total = 0
    for (const layer of this.#layers.values()) {
      if (layer.total === undefined) return undefined
      // A layer may turn out longer than it was announced.
      total += Math.max(layer.total, layer.received)
    }
    return total === 0 ? undefined : total
  }

  #update(): boolean {
    const received = [...this.#layers.values()].reduce((sum, layer) => sum + layer.received, 0)
    const total = this.#total()
    const percent = total === undefined ? this.#percent : Math.max(this.#percent ?? 0, Math.floor((received / total) * 100))
    const moved = received > this.#received || percent !== this.#percent
    this.#received = Math.max(this.#received, received)
    this.#percent = percent
    return moved
  }
}

function detailOf(line: Readonly<Record<string, unknown>>): { current?: number; total?: number } {
  const { progressDetail } = line
  if (typeof progressDetail !== 'object' || progressDetail === null) return {}
  const { current, total } = progressDetail as { current?: unknown; total?: unknown }
  return { ...(typeof current === 'number' ? { current } : {}), ...(typeof total === 'number' && total > 0 ? { total } : {}) }
}
