import type { Topic, TopicArguments, TopicEvents } from '../../contract/verbs'
import type { LabService } from '../lab-service'
import type { EventSource } from './event-source'
import { iterableSource } from './iterable-source'
import type { Terminals } from './terminals'

export type Topics = { readonly [T in Topic]: (args: TopicArguments<T>) => EventSource<TopicEvents[T]> | Promise<EventSource<TopicEvents[T]>> }

/** Where each topic's news come from. The arguments were checked. */
export function topicsOf(service: LabService, _terminals: Terminals): Partial<Topics> {
  return {
    watch: (args) => service.watch(args),
    live: (args) => service.liveStream(args),
    async log(args) {
      const abort = new AbortController()
      return iterableSource(await service.log({ ...args, signal: abort.signal }), abort)
    },
  }
}
