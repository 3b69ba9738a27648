import type { Channel, ChannelListener } from '../../src/contract/channel'
import type { Call, CallAnswers, CallArguments, Topic, TopicArguments, TopicEvents } from '../../src/contract/verbs'
import type { WireStatus } from '../../src/contract/words'
import { errorOf } from './wire-error'

type Answer = { readonly answer: unknown } | { readonly error: WireStatus }
type News = { readonly events: readonly unknown[] } | { readonly end: WireStatus | null } | { readonly error: WireStatus }

/** What the desktop's preload gives to the page. */
export interface Bridge {
  call(verb: string, args: unknown): Promise<Answer>
  listen(topic: string, args: unknown, hear: (news: News) => void): () => void
}

/** The contract over the desktop's two functions. The line is never down: the engine lives as long as its window. */
export class IpcChannel implements Channel {
  constructor(private readonly bridge: Bridge) {}

  async call<C extends Call>(verb: C, args: CallArguments<C>): Promise<CallAnswers[C]> {
    const reply = await this.bridge.call(verb, args)
    if ('error' in reply) throw errorOf(reply.error)
    return reply.answer as CallAnswers[C]
  }

  listen<T extends Topic>(topic: T, args: TopicArguments<T>, listener: ChannelListener<TopicEvents[T]>): () => void {
    return this.bridge.listen(topic, args, (news) => {
      if ('events' in news) return listener.onEvents(news.events as readonly TopicEvents[T][])
      const status = 'end' in news ? news.end : news.error
      listener.onEnd(status === null ? undefined : errorOf(status))
    })
  }
}
