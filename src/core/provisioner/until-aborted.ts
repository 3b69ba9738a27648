/** Reads on until the reader has had enough: given up is an ordinary end, whatever the source throws because of it. */
export async function* untilAborted<T>(signal: AbortSignal, open: () => AsyncIterable<T>): AsyncGenerator<T> {
  if (signal.aborted) return
  try {
    yield* open()
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
