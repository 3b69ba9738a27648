import type { LabFact } from '../../../src/contract/words'
import { isUnpacking } from '../waits-for'
import { bytes, clock, fromNow, span } from '../../ui/time'

export interface Saying {
  readonly t: (key: string, values?: Readonly<Record<string, unknown>> | number, plural?: number) => string
  readonly language: string
  readonly now: number
}

type Said<Kind extends LabFact['fact']> = (fact: Extract<LabFact, { readonly fact: Kind }>, saying: Saying) => string

const say = ({ t }: Saying, key: string, values: Readonly<Record<string, unknown>> = {}): string => t(`lab.explain.${key}`, values)
const many = ({ t }: Saying, key: string, values: Readonly<Record<string, unknown>> & { readonly count: number }): string =>
  t(`lab.explain.${key}`, values, values.count)

const SENTENCES: { readonly [Kind in LabFact['fact']]: Said<Kind> } = {
  queued: ({ ms, ahead = 0 }, saying) =>
    ahead > 0
      ? many(saying, 'queuedBehind', { time: span(ms, saying.language), count: ahead })
      : say(saying, 'queued', { time: span(ms, saying.language) }),
  pulled: ({ ms, bytes: size }, saying) =>
    size === undefined
      ? say(saying, 'pulled', { time: span(ms, saying.language) })
      : say(saying, 'pulledSize', { time: span(ms, saying.language), size: bytes(size, saying.language) }),
  started: ({ ms }, saying) => say(saying, 'started', { time: span(ms, saying.language) }),
  answered: ({ ms }, saying) => say(saying, 'answered', { time: span(ms, saying.language) }),
  slowerThan: ({ count, of }, saying) =>
    count === 0 ? many(saying, 'fastest', { count: of }) : many(saying, 'slowerThan', { slower: count, count: of }),
  waitsFor: (fact, saying) => waiting(fact, saying),
  retried: ({ attempts, reason }, saying) => many(saying, 'retried', { count: attempts, why: because(saying, reason) }),
  repaired: ({ times, reason }, saying) => many(saying, 'repaired', { count: times, why: because(saying, reason) }),
  restarted: ({ times }, saying) => many(saying, 'restarted', { count: times }),
  extended: ({ times }, saying) => many(saying, 'extended', { count: times }),
  endsAt: ({ at }, saying) =>
    say(saying, 'endsAt', { time: clock(at, saying.now, saying.language), when: fromNow(at, saying.now, saying.language) }),
  silent: ({ since }, saying) =>
    since === undefined ? say(saying, 'silent') : say(saying, 'silentSince', { time: clock(since, saying.now, saying.language) }),
  failed: ({ reason, attempts }, saying) => many(saying, 'failed', { count: attempts, why: because(saying, reason) }),
  ended: ({ how, ranMs }, saying) => say(saying, ranMs === undefined ? how : `${how}After`, { time: span(ranMs ?? 0, saying.language) }),
  deleted: ({ at }, saying) =>
    at === undefined ? say(saying, 'deleted') : say(saying, 'deletedAt', { time: clock(at, saying.now, saying.language) }),
}

/** One plain sentence for a fact about a lab, in the person's language. */
export function sentence(fact: LabFact, saying: Saying): string {
  const said = SENTENCES[fact.fact] as (fact: LabFact, saying: Saying) => string
  return said(fact, saying)
}

function waiting({ what, until, position, percent, reason }: Extract<LabFact, { readonly fact: 'waitsFor' }>, saying: Saying): string {
  const moment =
    until === undefined
      ? undefined
      : { time: clock(until, saying.now, saying.language), when: fromNow(Math.max(until, saying.now), saying.now, saying.language) }
  switch (what) {
    case 'schedule':
      return moment === undefined ? say(saying, 'waits.schedule') : say(saying, 'waits.scheduleAt', moment)
    case 'slot':
      return position === undefined ? say(saying, 'waits.slot') : say(saying, 'waits.slotAt', { position })
    case 'image':
      return percent === undefined
        ? say(saying, 'waits.image')
        : isUnpacking(percent)
          ? say(saying, 'waits.unpack')
          : say(saying, 'waits.imageAt', { percent: Math.floor(percent) })
    case 'answer':
      return say(saying, 'waits.answer')
    case 'retry':
      return say(saying, moment === undefined ? 'waits.retry' : 'waits.retryAt', { ...moment, why: because(saying, reason) })
    case 'removal':
      return reason === undefined ? say(saying, 'waits.removal') : say(saying, 'waits.removalBlocked', { why: because(saying, reason) })
  }
}

const KNOWN: ReadonlySet<string> = new Set([
  'OOMKilled',
  'OutOfMemory',
  'Killed',
  'BadCommand',
  'Error',
  'Completed',
  'StoppedByHand',
  'StoppedWithDocker',
  'ContainerMissing',
  'ContainerReplaced',
  'ContainerPaused',
  'PortMoved',
  'ProvisioningTimeout',
  'TemplateMissing',
  'ImageNotFound',
  'ImagePullFailed',
  'ImagePullStalled',
  'RateLimited',
  'RegistryUnreachable',
  'RegistryDenied',
  'DiskFull',
  'PortConflict',
  'NetworkPoolExhausted',
  'StartFailed',
  'CollectFailed',
  'WorkTooLarge',
  'WorkDiskFull',
  'WorkFolderUnfit',
  'DockerUnavailable',
  'DockerTimeout',
])

/** A reason in words; one that nobody has put into words yet is shown as it is called. */
function because(saying: Saying, reason: string | undefined): string {
  if (reason === undefined) return say(saying, 'why.unknown')
  return KNOWN.has(reason) ? say(saying, `why.${reason}`) : reason
}
