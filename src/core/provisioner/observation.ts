/** What was seen of one lab in the world outside, at one moment. Evidence, not opinion: `decide/` draws the conclusions. */
export type ContainerCondition =
  | 'absent' | 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead'

/**
 * How an exited container came to its end, as far as evidence goes:
 * - itself: the daemon saw it die and nobody had asked for it;
 * - byHand: somebody asked the daemon to stop or kill it (not us);
 * - withDaemon: the daemon that is answering now does not remember its end: it stopped with an earlier daemon or the machine;
 * - unknown: no evidence either way.
 */
export type Ending = 'itself' | 'byHand' | 'withDaemon' | 'unknown'

/** Whose a container is, as it says itself: what a record can be made of again when the store has lost it. */
export interface LabMark {
  readonly name: string
  readonly namespace: string
  readonly template: string
  /** Absent: made by an earlier version. */
  readonly studentEmail?: string
  readonly studentName?: string
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
  readonly ending?: Ending
  /** The daemon's own word for why it could not start it ("exec: \"x\": not found"). */
  readonly error?: string
  /** metadata.generation that the container was made for. */
  readonly generation?: number
  /** In a list; a look at one container need not say whose it is. */
  readonly lab?: LabMark
}

/** All containers of this installation, at one moment. */
export interface World {
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
  readonly why: string
}

export const absent = (uid: string): Observation => ({ uid, condition: 'absent', ports: {} })
