import type { About } from '../../../src/contract/about'
import { isNearlyFull } from '../../client/disk'
import type { EngineView } from '../../../src/contract/engine-view'
import type { Sentence } from '../../../src/contract/words'

/** Why Docker cannot be used. `Starting`: it is there, has not answered yet, and nobody has waited long. */
export const DOCKER_FAULTS = [
  'NotInstalled',
  'NotRunning',
  'Starting',
  'NoPermission',
  'RemoteRefused',
  'WrongContext',
  'OtherDaemon',
  'TooOld',
  'BadAddress',
  'UnknownContext',
  'Certificates',
  'NotDocker',
  'NotAnswering',
  'Lost',
] as const
export type DockerFault = (typeof DOCKER_FAULTS)[number]

export interface EngineLost {
  readonly type: 'engineLost'
}
export interface DockerTrouble {
  readonly type: 'docker'
  readonly fault: DockerFault
  /** Wall clock ms; absent: it never answered since the engine runs. */
  readonly lastAnsweredAt?: number
}
export interface DiskTrouble {
  readonly type: 'disk'
  readonly freeBytes: number
  readonly totalBytes: number
}
/** The store takes deletes only, or nothing: the engine's own sentence. */
export interface StoreTrouble {
  readonly type: 'store'
  readonly why: Sentence
}
export type Trouble = EngineLost | StoreTrouble | DockerTrouble | DiskTrouble

export interface Sight {
  readonly isLineOpen: boolean
  readonly view?: EngineView | undefined
  readonly about?: About | undefined
  /** Wall clock ms of the machine that runs the labs. */
  readonly now: number
}

/** Docker Desktop needs about a minute from the click to the first answer. */
const STARTING_MS = 60_000

/** All that is wrong, the heaviest first: what makes the others unknowable, then what stops labs, then what will. */
export function findTroubles({ isLineOpen, view, about, now }: Sight): readonly Trouble[] {
  if (!isLineOpen) return [{ type: 'engineLost' }]
  return [...storeTrouble(view), ...dockerTrouble(view, about, now), ...diskTrouble(about?.disk)]
}

function storeTrouble(view: EngineView | undefined): readonly StoreTrouble[] {
  return view?.storage === undefined ? [] : [{ type: 'store', why: view.storage }]
}

function diskTrouble(disk: About['disk']): readonly DiskTrouble[] {
  return disk !== undefined && isNearlyFull(disk) ? [{ type: 'disk', ...disk }] : []
}

function dockerTrouble(view: EngineView | undefined, about: About | undefined, now: number): readonly DockerTrouble[] {
  const health = view?.provisioners['docker']
  if (health === undefined || health.reachable) return []
  const { reason, lastAnsweredAt } = health
  return [
    {
      type: 'docker',
      fault: faultOf(reason, lastAnsweredAt, about === undefined ? 0 : now - about.startedAt),
      ...(lastAnsweredAt === undefined ? {} : { lastAnsweredAt }),
    },
  ]
}

/** Faults that a person mends at the machine's settings; the same whether Docker was there before or not. */
const LASTING: readonly string[] = [
  'NoPermission',
  'RemoteRefused',
  'WrongContext',
  'OtherDaemon',
  'TooOld',
  'BadAddress',
  'UnknownContext',
  'Certificates',
  'NotDocker',
]

function faultOf(reason: string | undefined, lastAnsweredAt: number | undefined, awakeMs: number): DockerFault {
  const known = DOCKER_FAULTS.find((fault) => fault === reason) ?? 'NotAnswering'
  if (LASTING.includes(known)) return known
  if (lastAnsweredAt !== undefined) return 'Lost'
  return known === 'NotAnswering' && awakeMs < STARTING_MS ? 'Starting' : known
}

/**
 * A whole screen in place of an empty list: nobody has a lab, and Docker never answered. Whoever has labs sees them, and a banner.
 * undefined: nothing of the kind.
 */
export function firstRunTrouble(
  troubles: readonly Trouble[],
  labs: { readonly count: number; readonly isKnown: boolean },
): DockerTrouble | undefined {
  const docker = troubles.find((each): each is DockerTrouble => each.type === 'docker')
  if (docker === undefined || docker.fault === 'Lost' || !labs.isKnown || labs.count > 0) return undefined
  return docker
}
