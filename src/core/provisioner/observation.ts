import type { Sentence } from '../sentences/sentence'

/** What was seen of one lab in the world outside, at one moment. Evidence, not opinion: `decide/` draws the conclusions. */
export type ContainerCondition = 'absent' | 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead'

/**
 * How an exited container came to its end, as far as evidence goes:
 * - itself: the daemon saw it die and nobody had asked for it;
 * - byHand: somebody asked the daemon to stop or kill it (not us);
 * - withDaemon: the daemon that is answering now does not remember its end: it stopped with an earlier daemon or the machine;
 * - unknown: no evidence either way.
 */
export type EndCause = 'itself' | 'byHand' | 'withDaemon' | 'unknown'

/** Whose a container is, as it says itself: what a record can be made of again when the store has lost it. */
export interface LabMark {
  readonly name: string
  readonly namespace: string
  readonly template: string
  /** Absent: made by an earlier version. */
  readonly studentEmail?: string
  readonly studentLogin?: string
  readonly studentName?: string
}

/**
 * What a container was made for, one short mark a field. It travels with the container, so that it can be told later, without asking
 * anybody else, whether it is still what lab and template want. A field that a container's marks do not have (they are of an earlier
 * version) is not judged: an upgrade in the middle of a lesson marks no lab.
 */
export type Marks = Readonly<Record<string, string>>

/** What the world itself says of a container that carries no marks. */
export interface Described {
  readonly image: string
  readonly command: readonly string[]
  /** `NAME=value`, those of the image among them. */
  readonly environment: readonly string[]
  readonly user: string
  readonly ports: readonly number[]
  /** Paths of the lab's own volume. */
  readonly workDirs: readonly string[]
  readonly hasWritableRoot: boolean
  readonly capabilities: readonly string[]
}

/** Processors, bytes of memory (swap included), processes. */
export interface Limits {
  readonly cpu: number
  readonly memoryBytes: number
  readonly pids: number
}

export interface Observation {
  /** The lab's uid, from the label that the container was made with. */
  readonly uid: string
  readonly condition: ContainerCondition
  /** 64 hex. Absent if and only if condition is absent. */
  readonly containerId?: string
  /** Digest of the image the container was made from (`sha256:...`). */
  readonly image?: string
  /** Container port -> port on this machine, for running containers. */
  readonly ports: Readonly<Record<number, number>>
  readonly exitCode?: number
  /** As Docker says; never guessed from 137. */
  readonly oomKilled?: boolean
  readonly ending?: EndCause
  /** The daemon's own word for why it could not start it ("exec: \"x\": not found"). */
  readonly error?: string
  /** metadata.generation that the container was made for. */
  readonly generation?: number
  /** What it was made for, see core's plan/fit. Absent: made by an earlier version; then `described` says what the world does. */
  readonly madeFor?: Marks
  readonly described?: Described
  /** The name of its image means another image by now. */
  readonly hasNewerImage?: boolean
  /** It is not, or not any more, on the network that labs are on: it cannot be reached. */
  readonly isCutOff?: boolean
  /** Absent in a list: a look at one container is needed to know. */
  readonly limits?: Limits
  /** Container port -> port on this machine that it is to get at its next start; 0: any. Absent in a list. */
  readonly bindings?: Readonly<Record<number, number>>
  /** The student's folder is mounted in it. Absent in a list. */
  readonly hasFolder?: boolean
  /** The folder that the lab had is gone; what there is now, if anything, was made in its place. Told of what was just brought to running. */
  readonly hasNewFolder?: boolean
  /** The recorded container held more than the folder, and somebody else took it away before that was in safety. Told like the above. */
  readonly hasLostContainer?: boolean
  /** Paths beside the student's folder whose files would go with the container: `/` (a writable root), volumes that the image asks for. */
  readonly holds?: readonly string[]
  /** In a list; a look at one container need not say whose it is. */
  readonly lab?: LabMark
}

/** All containers of this installation, at one moment. */
export interface ContainerSnapshot {
  /** The same value as at the last list means: nothing at all has changed since, no need to compare. */
  readonly revision: string
  readonly byUid: ReadonlyMap<string, Observation>
  /** Ours by label but with a second container for the same uid, or a label we cannot read: shown, never touched. */
  readonly doubtful: readonly DoubtfulContainer[]
}

export interface DoubtfulContainer {
  readonly containerId: string
  readonly name: string
  readonly uid?: string
  readonly why: Sentence
}

export const absent = (uid: string): Observation => ({ uid, condition: 'absent', ports: {} })
