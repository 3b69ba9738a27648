import type { Cancel, Clock } from '../../../core/clock/clock'
import type { ResourceStream } from '../../../service/streams/resource-stream'
import type { LineSource } from './ndjson'

/** Events taken at a time: some tens of kilobytes, about what a socket's buffer takes. */
const BATCH = 50
const BOOKMARK_INTERVAL_MS = 30_000

interface Options {
  readonly stream: ResourceStream
  readonly clock: Clock
  readonly bookmarks: boolean
  readonly onClose: () => void
}

/** A watch as lines; a quiet one says a bookmark every half minute, so that its reader's version does not grow too old to resume from. */
export function watchLines({ stream, clock, bookmarks, onClose }: Options): LineSource {
  let isDue = false
  let signal = () => {}
  let cancel: Cancel = () => {}
  const arm = () => {
    cancel = clock.after(BOOKMARK_INTERVAL_MS, () => {
      isDue = true
      signal()
    })
  }
  const bookmark = (): string[] => {
    const event = bookmarks ? stream.bookmark() : undefined
    return event === undefined ? [] : [JSON.stringify(event)]
  }
  if (bookmarks) arm()
  return {
    get ended() {
      return stream.ended
    },
    take() {
      const lines = stream.take(BATCH).map((event) => JSON.stringify(event))
      if (!isDue || lines.length > 0) return lines
      isDue = false
      arm()
      return bookmark()
    },
    last: bookmark,
    onDidSignal(listener) {
      signal = listener
      return stream.onDidSignal(listener)
    },
    close() {
      cancel()
      stream.close()
      onClose()
    },
  }
}
