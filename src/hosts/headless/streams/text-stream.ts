/** An iterable as a response body: one line is asked for when the socket has room. `onClose` is called once, however it ends. */
export function textStream(lines: AsyncIterable<string>, onClose: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const iterator = lines[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next = await iterator.next()
          if (next.done !== true) return controller.enqueue(encoder.encode(next.value.endsWith('\n') ? next.value : `${next.value}\n`))
          onClose()
          controller.close()
        } catch (error) {
          onClose()
          controller.error(error)
        }
      },
      cancel() {
        // Closing first: an iterator that waits for the next line ends only when its signal aborts.
        onClose()
        void iterator.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}
