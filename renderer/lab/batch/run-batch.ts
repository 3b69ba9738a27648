/** The same for many, some at a time: a daemon that is asked for a hundred things at once answers all of them late. */
export const PARALLEL = 8

export interface BatchItem {
  /** What the person calls it. */
  readonly name: string
  /** Rejects with an error whose message is a sentence. */
  readonly run: () => Promise<unknown>
}

export interface BatchResult<Item> {
  readonly done: readonly Item[]
  readonly failed: readonly { readonly item: Item; readonly error: unknown }[]
  /** It was cancelled before their turn. */
  readonly left: readonly Item[]
}

export interface BatchOptions {
  readonly parallel?: number
  readonly isCancelled?: () => boolean
  /** After each one, whether it went well or not. */
  readonly onProgress?: (finished: number) => void
}

/** Never rejects. What is under way when it is cancelled is brought to its end. */
export async function runBatch<Item extends BatchItem>(
  items: readonly Item[],
  { parallel = PARALLEL, isCancelled = () => false, onProgress = () => {} }: BatchOptions = {},
): Promise<BatchResult<Item>> {
  const done: Item[] = []
  const failed: { item: Item; error: unknown }[] = []
  let next = 0
  const takeTurns = async (): Promise<void> => {
    while (next < items.length && !isCancelled()) {
      const item = items[next++]
      if (item === undefined) return
      await item.run().then(
        () => done.push(item),
        (error: unknown) => failed.push({ item, error }),
      )
      onProgress(done.length + failed.length)
    }
  }
  await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, takeTurns))
  return { done, failed, left: items.slice(next) }
}
