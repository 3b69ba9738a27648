const BLOCK = 512
/** Names and attributes of the entry that follows, no entries themselves. */
const EXTENSIONS = new Set(['x', 'g', 'L', 'K'].map((flag) => flag.charCodeAt(0)))

/**
 * Reads a tar as it streams by: how many files, how many entries of any kind and folders among them (the folder itself is one), and
 * whether it came to its proper end. Holds one block at most.
 */
export class TarCounter {
  files = 0
  entries = 0
  folders = 0
  #pending = Buffer.alloc(0)
  /** Bytes of content (padded) still to be passed over. */
  #skip = 0
  #emptyBlocks = 0

  /** Two empty blocks end a tar; without them it was cut. */
  get isWhole(): boolean {
    return this.#emptyBlocks >= 2
  }

  take(chunk: Buffer): void {
    let data = chunk
    while (data.length > 0) {
      if (this.#skip > 0) {
        const step = Math.min(this.#skip, data.length)
        this.#skip -= step
        data = data.subarray(step)
        continue
      }
      const missing = BLOCK - this.#pending.length
      this.#pending = Buffer.concat([this.#pending, data.subarray(0, missing)])
      data = data.subarray(missing)
      if (this.#pending.length < BLOCK) return
      this.#header(this.#pending)
      this.#pending = Buffer.alloc(0)
    }
  }

  #header(block: Buffer): void {
    if (block.every((byte) => byte === 0)) {
      this.#emptyBlocks += 1
      return
    }
    const type = block.readUInt8(156)
    if (!EXTENSIONS.has(type)) this.entries += 1
    if (type === 0x30 || type === 0) this.files += 1
    if (type === 0x35) this.folders += 1
    this.#skip = Math.ceil(sizeOf(block) / BLOCK) * BLOCK
  }
}

/** Octal text, or (from 8 GiB on) a big-endian number with the top bit set. */
function sizeOf(block: Buffer): number {
  const field = block.subarray(124, 136)
  if ((field[0] ?? 0) & 0x80) return Number(field.readBigUInt64BE(4))
  return Number.parseInt(field.toString('latin1').replace(/\0.*$/, '').trim() || '0', 8)
}
