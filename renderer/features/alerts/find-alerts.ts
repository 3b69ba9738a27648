import type { About } from '../../../src/contract/about'
import { isNearlyFull } from '../../client/disk'
import type { EngineView } from '../../../src/contract/engine-view'
import type { Sentence, ResourceKey } from '../../../src/contract/words'
import { parseKey } from '../../../src/contract/words'

/** Docker may well answer, but not to us: a person mends them at the machine's settings, whether it was there before or not. */
const SHUT = [
  'NoPermission',
  'RemoteRefused',
  'WrongContext',
  'OtherDaemon',
  'TooOld',
  'BadAddress',
  'UnknownContext',
  'Certificates',
  'NotDocker',
] as const
/** Why Docker cannot be used. `Starting`: it is there, has not answered yet, and nobody has waited long. */
export const DOCKER_FAULTS = ['NotInstalled', 'NotRunning', 'Starting', ...SHUT, 'NotAnswering', 'Lost'] as const
export type DockerFault = (typeof DOCKER_FAULTS)[number]

export interface EngineLostAlert {
  readonly type: 'engineLost'
}
export interface DockerAlert {
  readonly type: 'docker'
  readonly fault: DockerFault
  /** Wall clock ms; absent: it never answered since the engine runs. */
  readonly lastAnsweredAt?: number
}
export interface DiskAlert {
  readonly type: 'disk'
  readonly freeBytes: number
  readonly totalBytes: number
}
/** The store takes deletes only, or nothing: the engine's own sentence. */
export interface StoreAlert {
  readonly type: 'store'
  readonly message: Sentence
}
export type Alert = EngineLostAlert | StoreAlert | DockerAlert | DiskAlert

export interface AlertInput {
  readonly isConnected: boolean
  readonly view?: EngineView | undefined
  readonly about?: About | undefined
  /** Wall clock ms of the machine that runs the labs. */
  readonly now: number
}

/** Docker Desktop needs about a minute from the click to the first answer. */
const STARTING_MS = 60_000

/** All that is wrong, the heaviest first: what makes the others unknowable, then what stops labs, then what will. */
export function findAlerts({ isConnected, view, about, now }: AlertInput): readonly Alert[] {
  if (!isConnected) return [{ type: 'engineLost' }]
  return [...storeAlert(view), ...dockerAlert(view, about, now), ...diskAlert(about?.disk)]
}

function storeAlert(view: EngineView | undefined): readonly StoreAlert[] {
  return view?.storage === undefined ? [] : [{ type: 'store', message: view.storage }]
}

function diskAlert(disk: About['disk']): readonly DiskAlert[] {
  return disk !== undefined && isNearlyFull(disk) ? [{ type: 'disk', ...disk }] : []
}

function dockerAlert(view: EngineView | undefined, about: About | undefined, now: number): readonly DockerAlert[] {
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

export function isShut(reason: string | undefined): boolean {
  return SHUT.some((fault) => fault === reason)
}

function faultOf(reason: string | undefined, lastAnsweredAt: number | undefined, awakeMs: number): DockerFault {
  const known = DOCKER_FAULTS.find((fault) => fault === reason) ?? 'NotAnswering'
  if (isShut(known)) return known
  if (lastAnsweredAt !== undefined) return 'Lost'
  return known === 'NotAnswering' && awakeMs < STARTING_MS ? 'Starting' : known
}

/**
 * A whole screen in place of an empty list: nobody has a lab, and Docker never answered. Whoever has labs sees them, and a banner.
 * undefined: nothing of the kind.
 */
export function firstRunAlert(
  alerts: readonly Alert[],
  labs: { readonly count: number; readonly isKnown: boolean },
): DockerAlert | undefined {
  const docker = alerts.find((each): each is DockerAlert => each.type === 'docker')
  if (docker === undefined || docker.fault === 'Lost' || !labs.isKnown || labs.count > 0) return undefined
  return docker
}

/** What waits for a person, told apart: labs that would end, containers that would be removed. */
export interface Held {
  readonly labs: readonly { readonly key: ResourceKey; readonly namespace: string; readonly name: string }[]
  readonly containers: number
}

export function heldOf(keys: readonly ResourceKey[]): Held {
  const parsed = keys.map((key) => ({ key, ...parseKey(key) }))
  return {
    labs: parsed.flatMap(({ kind, key, namespace = '', name }) => (kind === 'LabInstance' ? [{ key, namespace, name }] : [])),
    containers: parsed.filter(({ kind }) => kind !== 'LabInstance').length,
  }
}

type Isolation = NonNullable<EngineView['provisioners'][string]['isolation']>

export interface IsolationAlert {
  readonly type: 'notApart' | 'route'
  readonly message: Sentence
  /** What an administrator runs; whoever has done it says so, and is asked no more. */
  readonly command?: string
}

/** What is not kept to itself, the heavier first; undefined: nothing that was seen and not answered. */
export function isolationAlert({ between, directRoute }: Isolation = {}): IsolationAlert | undefined {
  if (between?.isApart === false) return { type: 'notApart', message: between.sentence }
  if (directRoute === undefined || directRoute.isAnswered) return undefined
  return { type: 'route', message: directRoute.sentence, command: directRoute.command }
}
