import type { JourneyStep } from '../contract/journey'
import type { Notice } from '../contract/notice'
import type { CallArguments, TopicArguments } from '../contract/verbs'
import type { CloudEvent } from '../core/events/cloud-event'
import type { LiveFact } from '../core/live/live-facts'
import { keyOf, refOf } from '../core/resource/resource'
import { BufferedSource } from './buffered-source'
import { LiveStream } from './live-stream'
import type { ResourceService } from './resource-service'
import type { ServedEngine } from './served-engine'

/** What happens, and what is known right now: never stored, and lost to who does not listen. */
export class NewsService {
  readonly #engine: Pick<ServedEngine, 'live' | 'events' | 'notices' | 'onDidStep'>
  readonly #resources: Pick<ResourceService, 'get'>

  constructor(engine: Pick<ServedEngine, 'live' | 'events' | 'notices' | 'onDidStep'>, resources: Pick<ResourceService, 'get'>) {
    this.#engine = engine
    this.#resources = resources
  }

  /** Throws NotFound. */
  async liveOf(ref: CallArguments<'live'>): Promise<LiveFact> {
    return this.#engine.live.get(keyOf(refOf(await this.#resources.get(ref))))
  }

  live({ namespace }: TopicArguments<'live'>): LiveStream {
    return new LiveStream(this.#engine.live, namespace)
  }

  events(): BufferedSource<CloudEvent> {
    return new BufferedSource((hear) => this.#engine.events.onDidPublish(hear))
  }

  journey(): BufferedSource<JourneyStep> {
    return new BufferedSource((hear) => this.#engine.onDidStep(hear))
  }

  /** What is still kept, oldest first, then each new one. */
  notices(): BufferedSource<Notice> {
    const { notices } = this.#engine
    return new BufferedSource((hear) => notices.onDidPost(hear), notices.recent())
  }
}
