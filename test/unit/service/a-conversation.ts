import type { Reply } from '../../../src/contract/messages'
import { UNTOLD_VERSION } from '../../../src/contract/protocol'
import { Conversation } from '../../../src/service/conversation/conversation'
import { createLabService } from '../../../src/service/lab-service'
import { RecordingLog } from '../../fixtures/recording-log'
import type { TestEngine } from '../../fixtures/test-engine'

/** One screen on a whole engine: says, and keeps what it was told. */
export class TestScreen {
  readonly replies: Reply[] = []
  readonly log = new RecordingLog()
  readonly conversation: Conversation

  constructor(
    readonly test: TestEngine,
    readonly service = createLabService({ engine: test.engine, clock: test.clock }),
  ) {
    this.conversation = new Conversation({
      service,
      clock: test.clock,
      log: this.log,
      send: (reply) => this.replies.push(reply),
      protocol: UNTOLD_VERSION,
    })
  }

  say(message: unknown): void {
    this.conversation.receive(message)
  }

  /** Says, lets everything settle, and gives what was told because of it. */
  async after(...messages: readonly unknown[]): Promise<readonly Reply[]> {
    const before = this.replies.length
    for (const message of messages) this.say(message)
    await this.test.pass(0)
    return this.replies.slice(before)
  }

  events(id: number): unknown[] {
    return this.replies.flatMap((reply) => (reply.id === id && 'events' in reply ? reply.events : []))
  }
}
