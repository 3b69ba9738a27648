import type { TerminalEvent } from '../../contract/stream-events'
import type { Topic, TopicArguments, TopicEvents } from '../../contract/verbs'
import type { LabService } from '../lab-service'
import type { PullSource } from './pull-source'
import { iterableSource } from './iterable-source'
import type { Terminals } from './terminals'

export type Topics = {
  readonly [T in Topic]: (args: TopicArguments<T>) => PullSource<TopicEvents[T]> | Promise<PullSource<TopicEvents[T]>>
}

/** Where each topic's news come from. The arguments were checked. */
export function topicsOf(service: LabService, terminals: Terminals): Topics {
  return {
    watch: (args) => service.resources.watch(args),
    live: (args) => service.news.live(args),
    log: (args) => untilClosed((signal) => service.labAccess.log({ ...args, signal })),
    engine: () => service.engine.stream(),
    events: () => service.news.events(),
    journey: () => service.news.journey(),
    notices: () => service.news.notices(),
    usage: (args) => untilClosed((signal) => service.labAccess.usage(args, signal)),
    pull: (args) => untilClosed((signal) => service.labAccess.pull(args, signal)),
    terminal: (args) => untilClosed((signal) => openTerminal(service, terminals, { ...args, signal })),
  }
}

async function untilClosed<Event>(open: (signal: AbortSignal) => Promise<AsyncIterable<Event>>): Promise<PullSource<Event>> {
  const abort = new AbortController()
  return iterableSource(await open(abort.signal), abort)
}

/** The session is known to this conversation only, and only as long as somebody listens to the shell. */
async function openTerminal(
  service: LabService,
  terminals: Terminals,
  { signal, ...args }: TopicArguments<'terminal'> & { readonly signal: AbortSignal },
): Promise<AsyncIterable<TerminalEvent>> {
  const terminal = await service.labAccess.openTerminal(args)
  const session = service.newSession()
  terminals.add(session, terminal)
  signal.addEventListener('abort', () => terminals.remove(session), { once: true })
  return shell()

  async function* shell(): AsyncGenerator<TerminalEvent> {
    try {
      yield { type: 'opened', session }
      for await (const data of terminal.output) yield { type: 'output', data }
      const exitCode = await terminal.exitCode()
      yield { type: 'closed', ...(exitCode === undefined ? {} : { exitCode }) }
    } finally {
      terminals.remove(session)
    }
  }
}
