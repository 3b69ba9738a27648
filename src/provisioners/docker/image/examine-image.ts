import type { ImageReport } from '../../../core/provisioner/image-report'
import { imageReport, type SeenInside } from '../../../core/provisioner/examined-image'
import type { LabPlan } from '../../../core/provisioner/provisioner'
import { isProvisionerError } from '../../../core/provisioner/provisioner-error'
import { ownerInNumbers, userFor, type Owner } from '../container/lab-user'
import { volumesOf } from '../container/make-container'
import type { OwnedId } from '../daemon/owned-id'
import { DockerRefusal } from '../daemon/docker-errors'
import type { DockerContext } from '../docker-context'
import { findOwned } from '../lab/find-lab'
import { isRootUser, type ImageFacts } from './image-facts'
import { MOST_STARTER_BYTES } from './image-inside'
import { itemsIn, type TarItem } from './owned-tar'

/** A folder with more is not a student's starter folder; that many can be tried in the time that a person waits. */
const MOST_FILES = 5_000
/** Small, in memory: from here on a program may run out of room soon. */
const FULL_PERCENT = 90

/**
 * Opens each file of the first folder to write to it, and writes nothing; asks of each other folder whether it could. Nothing but a shell's
 * own words, and `df` where there is one. `$1` may be empty: no such folder.
 */
const LOOK = `n=0
walk() { for f in "$1"/* "$1"/.[!.]*; do
  if [ -h "$f" ] || [ $n -ge ${MOST_FILES} ]; then :
  elif [ -d "$f" ]; then walk "$f"
  elif [ -f "$f" ]; then n=$((n+1)); { true >> "$f"; } 2>/dev/null || echo "file $f"; fi
done; }
[ -z "$1" ] || walk "$1"
for d in "$@"; do [ -z "$d" ] || [ -w "$d" ] || echo "folder $d"; done
df -P -k /tmp /run 2>/dev/null | while read a b c e p m; do echo "used $p $m"; done
echo "tried $n"`

export async function examineImage(context: DockerContext, plan: LabPlan, signal: AbortSignal): Promise<ImageReport> {
  const facts = await context.images.of(plan.image)
  const user = userFor(plan, facts)
  if (facts === undefined) return imageReport({ plan, user })
  const own = await findOwned(context, plan, signal)
  const id = own?.found.State.Status === 'running' ? own.id : undefined
  const inside = id === undefined ? undefined : await lookInside(context, id, { plan, facts, user, signal })
  return imageReport({
    plan,
    user,
    machine: await context.api.architecture(),
    words: { ...facts, isRoot: isRootUser(facts.user) },
    ...(inside === undefined ? {} : { inside }),
  })
}

interface Looking {
  readonly plan: LabPlan
  readonly facts: ImageFacts
  readonly user: string
  readonly signal: AbortSignal
}

/** By trying, where the image has a shell; else judged by owners and modes. */
async function lookInside(context: DockerContext, id: OwnedId, looking: Looking): Promise<SeenInside | undefined> {
  const {
    plan: { workDir = '' },
    facts,
    plan,
  } = looking
  const folders = [
    '/tmp',
    ...(plan.writable === true ? [] : ['/run']),
    ...(Array.isArray(plan.writable) ? (plan.writable as readonly string[]) : []),
    ...volumesOf(facts, plan),
  ]
  const text = await shellSays(context, id, [workDir, ...folders], looking.signal)
  const isStarterTooLarge = workDir !== '' && context.inside.wasTooLarge(facts.id, workDir)
  const tried = text === undefined ? undefined : readLook(text, workDir)
  return tried === undefined ? judged(context, id, { ...looking, isStarterTooLarge }) : { ...tried, isStarterTooLarge }
}

async function shellSays(
  context: DockerContext,
  id: OwnedId,
  folders: readonly string[],
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    return await context.api.output(id, ['sh', '-c', LOOK, 'sh', ...folders], signal)
  } catch (error) {
    // There is no such program in the image.
    if (isProvisionerError(error) && error.cause instanceof DockerRefusal) return undefined
    throw error
  }
}

/** undefined: it did not come to its end, or is no shell's answer at all. */
export function readLook(text: string, workDir: string): Omit<SeenInside, 'isStarterTooLarge'> | undefined {
  const lines = text.split(/\r?\n/)
  const files = /^tried (\d+)$/.exec(lines.filter((line) => line !== '').at(-1) ?? '')?.[1]
  if (files === undefined) return undefined
  const after = (word: string): readonly string[] =>
    lines.flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : []))
  const used = after('used').flatMap((each) => {
    const [, percent, folder] = /^(\d+)% (\/.*)$/.exec(each) ?? []
    return percent === undefined || folder === undefined || Number(percent) < FULL_PERCENT ? [] : [{ folder, percent: Number(percent) }]
  })
  return {
    files: Number(files),
    readOnlyFiles: after('file').map((path) => under(path, workDir)),
    readOnlyFolders: [...new Set(after('folder'))],
    fullFolders: used,
  }
}

async function judged(
  context: DockerContext,
  id: OwnedId,
  about: Looking & { readonly isStarterTooLarge: boolean },
): Promise<SeenInside | undefined> {
  const {
    plan: { workDir },
    facts,
    user,
    signal,
    isStarterTooLarge,
  } = about
  const owner = ownerInNumbers(user) ?? (await context.inside.owner(facts.id, user, () => context.inside.readOwner(id, user, signal)))
  if (workDir === undefined || owner === undefined) return undefined
  const items = itemsIn((await context.inside.read(id, workDir, { limit: MOST_STARTER_BYTES, signal })).tar)
  const closed = items.filter((item) => !mayWrite(item, owner))
  return {
    files: items.filter(({ isFile }) => isFile).length,
    readOnlyFiles: closed.filter(({ isFile }) => isFile).map(({ name }) => name.slice(name.indexOf('/') + 1)),
    readOnlyFolders: items[0] !== undefined && closed.includes(items[0]) ? [workDir] : [],
    fullFolders: [],
    isStarterTooLarge,
  }
}

/** As the kernel judges a user without any capability. */
export function mayWrite({ mode, uid, gid }: Pick<TarItem, 'mode' | 'uid' | 'gid'>, owner: Owner): boolean {
  const bit = uid === owner.uid ? 0o200 : gid === owner.gid ? 0o020 : 0o002
  return owner.uid === 0 || (mode & bit) !== 0
}

const under = (path: string, folder: string): string => (path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path)
