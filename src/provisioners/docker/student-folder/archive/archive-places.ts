import { basename, join } from 'node:path'
import type { CollectOptions, LabIdentity } from '../../../../core/provisioner/provisioner'
import { fault, isProvisionerError, type ProvisionerError } from '../../../../core/provisioner/provisioner-error'
import type { DockerContext } from '../../docker-context'
import type { OwnContainer } from '../../container/ownership'
import { ARCHIVE_BOUNDS, writeArchive, type ArchiveBounds, type ArchiveFacts } from './archive-writer'
import { collectionName, keepPartials, removeArchive } from '../collections'
import { LeftOutList } from '../left-out'
import { isFull } from '../work-folder'
import { readAround } from '../read-around'
import type { WorkPlace } from '../work-places'
import { readRoot, readVolume } from '../work-reader'

/** A place, and the container that it is seen through; without one, the lab's volume alone is left. */
export interface Spot {
  readonly place: WorkPlace
  readonly container?: OwnContainer
}

interface Archiving {
  readonly spots: readonly Spot[]
  /** Where the archives go. */
  readonly folder: string
  readonly about: CollectOptions
  readonly signal: AbortSignal
}

/** A folder that has sent nothing for so long is not sent any more. */
const SILENCE_MS = 60_000

/** An archive for each place in which there is something. Either all of them are whole, or none is left that looks like a collection. */
export async function archiveAll(context: DockerContext, lab: LabIdentity, archiving: Archiving): Promise<readonly ArchiveFacts[]> {
  const parts: Part[] = []
  try {
    for (const spot of archiving.spots) {
      const facts = await archive(context, spot, archiving)
      // Looked at now: the place itself, and nothing in it.
      if (facts.isWhole && isEmpty(facts, spot.place)) await removeArchive(facts.path)
      else parts.push({ facts, place: spot.place })
    }
  } catch (error) {
    await dropAll(parts.map(({ facts }) => facts))
    throw error
  }
  if (parts.some(({ facts }) => !facts.isWhole)) throw await tooLarge(lab, parts, archiving)
  return parts.map(({ facts }) => facts)
}

export async function dropAll(parts: readonly ArchiveFacts[]): Promise<void> {
  for (const { path } of parts) await removeArchive(path)
}

interface Part {
  readonly facts: ArchiveFacts
  readonly place: WorkPlace
}

async function archive(context: DockerContext, spot: Spot, { folder, about, signal }: Archiving): Promise<ArchiveFacts> {
  const named = join(folder, `${collectionName(context.clock.now(), about.why)}${suffixOf(spot.place)}`)
  const bounds = boundsOf(about.maxBytes)
  const began = context.clock.monotonic()
  const write = (path: string, open: (limit: AbortSignal) => AsyncIterable<Buffer>, more: { leftOut?: LeftOutList } = {}) =>
    writeArchive(watched(context, signal, open), {
      path,
      clock: context.clock,
      bounds: { ...bounds, maxMs: Math.max(0, bounds.maxMs - (context.clock.monotonic() - began)) },
      ...more,
    })
  const facts = await write(`${named}.tar`, (limit) => read(context, spot, limit))
  if (!facts.endedAtClaim || spot.place.type !== 'volume') return facts
  const { volume, path } = spot.place
  const leftOut = new LeftOutList()
  try {
    const whatFits = { volume, name: nameOf(path), budget: bounds.maxRead, leftOut }
    const more = await write(`${named}-around.tar`, (limit) => readAround(context, whatFits, limit), { leftOut })
    await removeArchive(facts.path)
    return more
  } catch (error) {
    if (signal.aborted) throw error
    context.log.warn('What lies behind a file that is too large could not be read', { volume, why: String(error) })
    return facts
  }
}

/** Whoever raises the bound waits that much longer, and means it. */
function boundsOf(maxBytes: number): ArchiveBounds {
  const { maxRead, maxMs, maxBytes: usual } = ARCHIVE_BOUNDS
  const times = Math.max(1, maxBytes / usual)
  return { maxBytes, maxRead: maxRead * times, maxMs: maxMs * times }
}

function isEmpty({ files, folders, links, others }: ArchiveFacts, { type }: WorkPlace): boolean {
  return files + links + others === 0 && folders <= (type === 'volume' ? 1 : 0)
}

function suffixOf(place: WorkPlace): string {
  if (place.type === 'root') return '-root'
  return place.isOwn
    ? ''
    : `-${place.path
        .replace(/[^a-zA-Z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
        .slice(0, 60)}`
}

const nameOf = (path: string): string => basename(path) || 'work'

function read(context: DockerContext, { place, container }: Spot, signal: AbortSignal): AsyncIterable<Buffer> {
  if (place.type === 'volume') {
    return readVolume(context, { volume: place.volume, name: nameOf(place.path), image: container?.found.Image }, signal)
  }
  if (container === undefined) throw new Error('a root file system without its container')
  return readRoot(context, { id: container.id, paths: place.paths }, signal)
}

/** Ends the reading when nothing comes any more: the archive then is not whole, and said to be so. */
async function* watched(
  context: DockerContext,
  signal: AbortSignal,
  open: (limit: AbortSignal) => AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const silence = new AbortController()
  const wait = (): (() => void) => context.clock.after(SILENCE_MS, () => silence.abort())
  let cancel = wait()
  try {
    for await (const chunk of open(AbortSignal.any([signal, silence.signal]))) {
      cancel()
      yield chunk
      cancel = wait()
    }
  } finally {
    cancel()
  }
}

/** What fitted is kept, for a person to look at, and proves nothing. */
async function tooLarge(lab: LabIdentity, parts: readonly Part[], { folder, about }: Archiving): Promise<ProvisionerError> {
  const kept = await keepPartials(
    folder,
    parts.map(({ facts, place }) => ({ path: facts.path, suffix: suffixOf(place) })),
  )
  const claimed = parts.reduce((sum, { facts }) => sum + facts.apparentBytes, 0)
  const params = {
    name: lab.name,
    claimsMB: Math.round(claimed / 1e6),
    limitMB: Math.round(about.maxBytes / 1e6),
    missing: missingFrom(parts),
    path: kept,
  }
  return fault('WorkTooLarge', 'transient', { sentence: { code: 'WorkTooLarge', params } })
}

/** Named in a sentence; who wants to know more looks into the archive. */
const NAMED = 3

/** As data, the same in every language: names with what each claims, how many more there are, and dots where nobody looked any further. */
function missingFrom(parts: readonly Part[]): string {
  const all = parts.map(({ facts }) => facts.leftOut)
  const entries = all.flatMap((each) => each.entries).toSorted((a, b) => b.claims - a.claims)
  const rest = all.reduce((sum, each) => sum + each.count, 0) - Math.min(NAMED, entries.length)
  const named = entries.slice(0, NAMED).map(({ name, claims }) => `${name} (${Math.ceil(claims / 1e6)} MB)`)
  return [...named, ...(rest > 0 ? [`+${rest}`] : []), ...(all.some(({ isOpen }) => isOpen) ? ['…'] : [])].join(', ')
}

/** What keeps work from being safe, as a reason of its own where a person can do something about it. */
export function asCollectError(error: unknown, { name }: LabIdentity, folder: string): unknown {
  if (isProvisionerError(error)) return error
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (isFull(code))
    return fault('WorkDiskFull', 'transient', { sentence: { code: 'WorkDiskFull', params: { name, folder } }, cause: error })
  return fault('CollectFailed', 'transient', { sentence: { code: 'WorkNotCollected', params: { name } }, cause: error })
}
