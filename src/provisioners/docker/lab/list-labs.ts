import type { SentenceCode } from '../../../core/sentences/english'
import { createHash } from 'node:crypto'
import type { DoubtfulContainer, Observation, ContainerSnapshot } from '../../../core/provisioner/observation'
import type { Listed } from '../daemon/answers'
import { yieldToEventLoop } from '../daemon/yield-to-event-loop'
import type { DockerContext } from '../docker-context'
import { circumstancesOfListed } from '../container/observe-in-context'
import { containerNameOf, LABEL, marksFrom } from '../container/labels'
import { describe, observationFrom, observationFromList } from '../container/observe'
import { candidateFrom, isOurs } from '../container/ownership'
import { isHelper } from '../isolation/helper'

/** So many containers are gone through in a millisecond or two; then everybody else has a turn. */
const AT_ONCE = 100
/** Strangers that are looked at in one pass; the others stay in doubt until their turn comes. */
const MOST_LOOKS = 100

/**
 * One question for everything that is ours; a second look only at containers whose end is not known yet, or that were renamed. Whoever
 * made a hundred thousand containers with our labels makes this longer, and nothing else slower.
 */
export async function listLabs(context: DockerContext, onHelpers: (ids: readonly string[]) => void = () => {}): Promise<ContainerSnapshot> {
  const ours = await context.api.list(context.instanceId)
  const listed = ours.filter((each) => !isHelper(each))
  const idle = ours.filter((each) => isHelper(each) && !each.Names.some((name) => context.readers.has(name.slice(1))))
  if (idle.length > 0) onHelpers(idle.map(({ Id }) => Id))
  context.memory.keepOnly(new Set(ours.map((each) => each.Id)))
  const byUid = new Map<string, Observation>()
  const doubtful: DoubtfulContainer[] = []
  const revision = new Revision()
  const looks = { left: MOST_LOOKS }
  let count = 0
  for (const each of ownNamesFirst(listed)) {
    const why = await whyDoubtful(context, each, { byUid, looks })
    const entry = why === undefined ? await completed(context, each) : doubt(each, why)
    if ('why' in entry) doubtful.push(entry)
    else byUid.set(uidOf(each), entry)
    revision.add(JSON.stringify(entry))
    count += 1
    if (count % AT_ONCE === 0) await yieldToEventLoop()
  }
  return { revision: revision.text, byUid, doubtful }
}

const uidOf = (listed: Listed): string => listed.Labels[LABEL.uid] ?? ''

function hasOwnName(listed: Listed): boolean {
  return listed.Names.includes(`/${containerNameOf({ uid: uidOf(listed), name: listed.Labels[LABEL.name] ?? '' })}`)
}

/** Of two containers for one lab, the one with the name that only we give is the lab's. */
function ownNamesFirst(listed: readonly Listed[]): readonly Listed[] {
  return [...listed.filter(hasOwnName), ...listed.filter((each) => !hasOwnName(each))]
}

const STRANGER = 'NotMadeHere'

interface SoFar {
  readonly byUid: ReadonlyMap<string, Observation>
  readonly looks: { left: number }
}

async function whyDoubtful(context: DockerContext, listed: Listed, { byUid, looks }: SoFar): Promise<SentenceCode | undefined> {
  if (uidOf(listed) === '') return 'NamesNoLab'
  if (byUid.has(uidOf(listed))) return 'SecondContainer'
  if (hasOwnName(listed) || context.memory.isOurs(listed.Id)) return undefined
  if (context.memory.isStranger(listed.Id)) return STRANGER
  if (looks.left === 0) return 'OneOfMany'
  looks.left -= 1
  return (await bearsOurMark(context, listed)) ? undefined : STRANGER
}

/** Renamed behind our back? Looked at once, then remembered. */
async function bearsOurMark(context: DockerContext, listed: Listed): Promise<boolean> {
  const inspected = await context.api.inspect(listed.Id)
  if (inspected === undefined) return false
  const lab = { uid: uidOf(listed), name: listed.Labels[LABEL.name] ?? '', namespace: '' }
  const ours = isOurs(candidateFrom(inspected), lab, context.instanceId)
  if (ours) context.memory.knowOurs(listed.Id)
  else context.memory.knowStranger(listed.Id)
  return ours
}

async function completed(context: DockerContext, listed: Listed): Promise<Observation> {
  const observation = {
    ...observationFromList(listed),
    ...(await circumstancesOfListed(context, listed)),
    ...(await describedIn(context, listed)),
  }
  if (observation.condition !== 'exited' && observation.condition !== 'dead') return observation
  const known = context.memory.exitOf(listed.Id)
  if (known !== undefined) return { ...observation, ...known }
  const inspected = await context.api.inspect(listed.Id)
  return inspected === undefined ? observation : context.ending(inspected, { ...observation, ...observationFrom(inspected) })
}

/** One of an earlier version carries no marks: what it is made of never changes, so it is looked at once. */
async function describedIn({ memory, api }: DockerContext, { Id, Labels }: Listed): Promise<Pick<Observation, 'described'>> {
  if (marksFrom(Labels) !== undefined) return {}
  const known = memory.descriptionOf(Id)
  if (known !== undefined) return { described: known }
  const inspected = await api.inspect(Id)
  if (inspected === undefined) return {}
  const described = describe(inspected)
  memory.rememberDescription(Id, described)
  return { described }
}

function doubt(listed: Listed, why: SentenceCode): DoubtfulContainer {
  const uid = uidOf(listed)
  return { containerId: listed.Id, name: listed.Names[0]?.replace(/^\//, '') ?? '', ...(uid === '' ? {} : { uid }), why: { code: why } }
}

/** The same for the same world, in whatever order it was told: texts that only count time ("Up 5 minutes") are not in it. */
class Revision {
  readonly #sum = Buffer.alloc(20)

  add(line: string): void {
    createHash('sha1')
      .update(line)
      .digest()
      .forEach((byte, index) => (this.#sum[index] = (this.#sum[index] ?? 0) ^ byte))
  }

  get text(): string {
    return this.#sum.toString('base64url')
  }
}
