import { onScopeDispose } from 'vue'
import type { Channel } from '../../src/contract/channel'
import type { Topic, TopicArguments, TopicEvents } from '../../src/contract/verbs'

const AGAIN_MS = 500

/** Subscribed as long as the calling component or store lives, and again whenever the connection comes back. For topics that begin with all they know. */
export function useSubscription<T extends Topic>(
  channel: Channel,
  topic: T,
  args: TopicArguments<T>,
  onEvents: (events: readonly TopicEvents[T][]) => void,
): () => void {
  let isStopped = false
  let stop = (): void => {}
  const begin = (): void => {
    if (isStopped) return
    stop = channel.subscribe(topic, args, { onEvents, onEnd: () => window.setTimeout(begin, AGAIN_MS) })
  }
  const end = (): void => {
    isStopped = true
    stop()
  }
  begin()
  onScopeDispose(end, true)
  return end
}
