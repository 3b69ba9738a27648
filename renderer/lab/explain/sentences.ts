import type { LabFact } from '../../../src/contract/words'
import { isUnpacking } from '../state/waits-for'
import { bytes, clock, fromNow, span } from '../../ui/time'

export interface SentenceContext {
  readonly t: (key: string, values?: Readonly<Record<string, unknown>> | number, plural?: number) => string
  readonly language: string
  readonly now: number
}

type Formatter<Kind extends LabFact['fact']> = (fact: Extract<LabFact, { readonly fact: Kind }>, saying: SentenceContext) => string

const text = ({ t }: SentenceContext, key: string, values: Readonly<Record<string, unknown>> = {}): string =>
  t(`lab.explain.${key}`, values)
const plural = ({ t }: SentenceContext, key: string, values: Readonly<Record<string, unknown>> & { readonly count: number }): string =>
  t(`lab.explain.${key}`, values, values.count)

const SENTENCES: { readonly [Kind in LabFact['fact']]: Formatter<Kind> } = {
  queued: ({ ms, ahead = 0 }, saying) =>
    ahead > 0
      ? plural(saying, 'queuedBehind', { time: span(ms, saying.language), count: ahead })
      : text(saying, 'queued', { time: span(ms, saying.language) }),
  pulled: ({ ms, bytes: size }, saying) =>
    size === undefined
      ? text(saying, 'pulled', { time: span(ms, saying.language) })
      : text(saying, 'pulledSize', { time: span(ms, saying.language), size: bytes(size, saying.language) }),
  started: ({ ms }, saying) => text(saying, 'started', { time: span(ms, saying.language) }),
  answered: ({ ms }, saying) => text(saying, 'answered', { time: span(ms, saying.language) }),
  slowerThan: ({ count, of }, saying) =>
    count === 0 ? plural(saying, 'fastest', { count: of }) : plural(saying, 'slowerThan', { slower: count, count: of }),
  waitsFor: (fact, saying) => waitsForText(fact, saying),
  retried: ({ attempts, reason }, saying) => plural(saying, 'retried', { count: attempts, why: reasonText(saying, reason) }),
  repaired: ({ times, reason }, saying) => plural(saying, 'repaired', { count: times, why: reasonText(saying, reason) }),
  restarted: ({ times }, saying) => plural(saying, 'restarted', { count: times }),
  extended: ({ times }, saying) => plural(saying, 'extended', { count: times }),
  endsAt: ({ at }, saying) =>
    text(saying, 'endsAt', { time: clock(at, saying.now, saying.language), when: fromNow(at, saying.now, saying.language) }),
  silent: ({ since }, saying) =>
    since === undefined ? text(saying, 'silent') : text(saying, 'silentSince', { time: clock(since, saying.now, saying.language) }),
  failed: ({ reason, attempts }, saying) => plural(saying, 'failed', { count: attempts, why: reasonText(saying, reason) }),
  ended: ({ how, ranMs }, saying) => text(saying, ranMs === undefined ? how : `${how}After`, { time: span(ranMs ?? 0, saying.language) }),
  deleted: ({ at }, saying) =>
    at === undefined ? text(saying, 'deleted') : text(saying, 'deletedAt', { time: clock(at, saying.now, saying.language) }),
}

/** One plain sentence for a fact about a lab, in the person's language. */
export function sentence(fact: LabFact, saying: SentenceContext): string {
  const format = SENTENCES[fact.fact] as (fact: LabFact, saying: SentenceContext) => string
  return format(fact, saying)
}

function waitsForText(
  { what, until, position, percent, reason }: Extract<LabFact, { readonly fact: 'waitsFor' }>,
  saying: SentenceContext,
): string {
  const moment =
    until === undefined
      ? undefined
      : { time: clock(until, saying.now, saying.language), when: fromNow(Math.max(until, saying.now), saying.now, saying.language) }
  switch (what) {
    case 'schedule':
      return moment === undefined ? text(saying, 'waits.schedule') : text(saying, 'waits.scheduleAt', moment)
    case 'slot':
      return position === undefined ? text(saying, 'waits.slot') : text(saying, 'waits.slotAt', { position })
    case 'image':
      return percent === undefined
        ? text(saying, 'waits.image')
        : isUnpacking(percent)
          ? text(saying, 'waits.unpack')
          : text(saying, 'waits.imageAt', { percent: Math.floor(percent) })
    case 'answer':
      return text(saying, 'waits.answer')
    case 'retry':
      return text(saying, moment === undefined ? 'waits.retry' : 'waits.retryAt', { ...moment, why: reasonText(saying, reason) })
    case 'removal':
      return reason === undefined
        ? text(saying, 'waits.removal')
        : text(saying, 'waits.removalBlocked', { why: reasonText(saying, reason) })
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
function reasonText(saying: SentenceContext, reason: string | undefined): string {
  if (reason === undefined) return text(saying, 'why.unknown')
  return KNOWN.has(reason) ? text(saying, `why.${reason}`) : reason
}
