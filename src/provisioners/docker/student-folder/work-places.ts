import type { Inspected } from '../daemon/answers'
import { volumeNameOf, LABEL } from '../container/labels'

/** One place in or beside a container where a student may have made something, as the container itself says: no template is asked. */
export type WorkPlace =
  /** The lab's own folder, or a volume that the image asks for. `source`: where it is on this machine, if that can be seen from here. */
  | { readonly type: 'volume'; readonly volume: string; readonly path: string; readonly source?: string; readonly isOwn: boolean }
  /** A root file system that may be written to, as far as it was. */
  | { readonly type: 'root'; readonly paths: readonly string[] }

/** Where the folder is mounted a second time while it is given to the student. */
const ASIDE = '/run/lab-work'

/** The lab's own folder first, then by path: Docker tells mounts in any order, and the first is what a person is led to. */
export function volumesIn({ Mounts, Config }: Pick<Inspected, 'Mounts' | 'Config'>): readonly Extract<WorkPlace, { type: 'volume' }>[] {
  const own = volumeNameOf({ uid: Config.Labels[LABEL.uid] ?? '' })
  const byName = new Map<string, Extract<WorkPlace, { type: 'volume' }>>()
  for (const { Type, Name, Source, Destination } of Mounts) {
    if (Type !== 'volume' || Name === undefined || Destination === undefined || Destination.startsWith(`${ASIDE}/`)) continue
    if (!byName.has(Name))
      byName.set(Name, {
        type: 'volume',
        volume: Name,
        path: Destination,
        isOwn: Name === own,
        ...(Source === undefined ? {} : { source: Source }),
      })
  }
  return [...byName.values()].toSorted((one, other) => Number(other.isOwn) - Number(one.isOwn) || (one.path < other.path ? -1 : 1))
}

/** One line of `docker diff`. */
export interface Changed {
  readonly Path: string
  readonly Kind: number
}

const ADDED = 1
const DELETED = 2
/** Made by Docker in every container, or gone with it anyway. */
const NOBODYS = [
  '/tmp',
  '/run',
  '/var/run',
  '/dev',
  '/proc',
  '/sys',
  '/.dockerenv',
  '/etc/hosts',
  '/etc/hostname',
  '/etc/resolv.conf',
  '/etc/mtab',
]
/** More single paths than this are fetched by their top folder. */
const MOST_PATHS = 200

/**
 * What was made or changed in a writable root, as few paths as say it all: a new folder stands for what is in it; a folder of the image that
 * only holds changes is not fetched for them. Mounted places are places of their own.
 */
export function changedPaths(changes: readonly Changed[], mounted: readonly string[]): readonly string[] {
  const isNobodys = (path: string): boolean => [...NOBODYS, ...mounted].some((place) => path === place || path.startsWith(`${place}/`))
  const parents = new Set(changes.flatMap(({ Path }) => parentsOf(Path)))
  // The way to a place of its own is new, too: it stands for nothing, and what lies beside that place is told by itself.
  const leadsToPlace = (path: string): boolean => mounted.some((place) => place.startsWith(`${path}/`))
  const added = new Set(changes.filter(({ Kind, Path }) => Kind === ADDED && !leadsToPlace(Path)).map(({ Path }) => Path))
  const paths = changes
    .filter(({ Path, Kind }) => {
      if (Kind === DELETED || isNobodys(Path) || parentsOf(Path).some((parent) => added.has(parent))) return false
      if (leadsToPlace(Path)) return false
      return Kind === ADDED || !parents.has(Path)
    })
    .map(({ Path }) => Path)
  return paths.length <= MOST_PATHS ? paths : [...new Set(paths.map((path) => `/${path.split('/')[1] ?? ''}`))]
}

/** What Docker is asked for, and what of it is wanted; without `only`, all. */
export interface Asked {
  readonly path: string
  readonly only?: readonly string[]
}

/** Docker tells changes in JSON, where a byte that is no UTF-8 becomes this sign. */
const UNREADABLE = /\ufffd+/g

/**
 * A path that Docker could not tell as it is cannot be asked for either: its folder is, and of that what is told by the same signs, so that
 * two names that look alike in JSON are both there.
 */
export function askedFor(paths: readonly string[]): readonly Asked[] {
  const [odd, plain] = [paths.filter((path) => path.includes('\ufffd')), paths.filter((path) => !path.includes('\ufffd'))]
  const byFolder = new Map<string, string[]>()
  for (const path of new Set(odd)) byFolder.set(readableParent(path), [...(byFolder.get(readableParent(path)) ?? []), path])
  return [...plain.map((path) => ({ path })), ...[...byFolder].map(([path, only]) => ({ path, only }))]
}

/** `name` as in a tar, without a slash before it. */
export function isAmong(paths: readonly string[], name: Buffer): boolean {
  const told = readable(`/${name.toString('utf8')}`)
  return paths.some((path) => told === readable(path) || told.startsWith(`${readable(path)}/`))
}

/** How many signs stand for one byte is each decoder's own affair. */
const readable = (path: string): string => path.replace(UNREADABLE, '\ufffd').replace(/\/$/, '')

function readableParent(path: string): string {
  const parts = path.split('/')
  const odd = parts.findIndex((part) => part.includes('\ufffd'))
  return parts.slice(0, odd).join('/') || '/'
}

function parentsOf(path: string): readonly string[] {
  const parts = path.split('/').slice(1, -1)
  return parts.map((_part, index) => `/${parts.slice(0, index + 1).join('/')}`)
}
