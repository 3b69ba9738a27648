import { english } from '../sentences/english'
import type { Unsubscribe } from '../clock/clock'
import type { Readiness } from '../resource/lab-template'
import type { Sentence } from '../sentences/sentence'
import type { ImageReport } from './image-report'
import type { Isolation } from './isolation'
import type { Limits, Observation, ContainerSnapshot } from './observation'

/**
 * The strategy that makes a lab real. `docker` and `simulated` implement it; both pass `test/conformance/provisioner.suite.ts`.
 *
 * Every method is safe to repeat, and safe to repeat after a crash in the middle: names are deterministic, what is there
 * already is adopted, what is gone already is success. Every method settles within a deadline of its own.
 *
 * Errors: `ProvisionerError`. `unavailable` means: no evidence; no lab's state is changed by it. Nothing that is not provably this installation's (instance id, owner uid, full id) is ever stopped or removed.
 */
export interface Provisioner {
  readonly kind: string
  /**
   * Brings the lab's container to `running` (creates it, starts it, unpauses it) or says what it waits for. One that does not run and does not
   * fit the plan (`fit.ts`) is replaced, its folder kept, unless it holds more than that; one that runs is left. Does not wait for readiness. A pull is begun once for all labs that want the image and goes on
   * after this returns; a hint with the lab's uid tells when it ended. Aborting `signal` gives the wait up, not what
   * Docker has already done.
   */
  ensure(plan: LabPlan, signal: AbortSignal): Promise<EnsureResult>
  /** One readiness check with its own deadline (default: that of the plan). `answered: false` is an ordinary answer, not an error. */
  probe(plan: LabPlan, observation: Observation, signal: AbortSignal, options?: ProbeOptions): Promise<ProbeAnswer>
  /**
   * Looks inside a running lab that does not answer for what keeps it from that: who listens there, and where. undefined: nothing was
   * found out (the image may have nothing to look with). Changes nothing in the lab.
   */
  diagnose(plan: LabPlan, observation: Observation, signal: AbortSignal): Promise<Sentence | undefined>
  /** Looks at one lab. `absent` is an answer (confirmed by the daemon), not an error. */
  observe(lab: LabIdentity, signal?: AbortSignal): Promise<Observation>
  /** Stops the container and keeps it, with the student's work. */
  stop(lab: LabIdentity, graceMs: number): Promise<Observation>
  /**
   * Restarts the same container; where it does not fit the plan, another one takes its place and its folder, unless it holds more than
   * that. Of a lab that has no container nothing is made.
   */
  restart(plan: LabPlan, signal: AbortSignal): Promise<EnsureResult>
  /**
   * Limits of the running container, in force when this resolves. Throws LimitBelowUse, changing nothing, where more memory is used than
   * would be allowed: the system would kill what runs.
   */
  limit(lab: LabIdentity, limits: Limits): Promise<void>
  /**
   * Brings into safety what a student may have made: the folder, volumes of the image, what was changed in a writable root; told by what is
   * there, not by what lab or template say now. Each time an archive of its own. What was brought into safety before and has not changed
   * since is told again. undefined: it was looked, and there is nothing.
   */
  collect(lab: LabIdentity, about: CollectOptions, signal?: AbortSignal): Promise<Collected | undefined>
  /**
   * The one way in which anything of a lab is removed. Cancels what is under way (a pull nobody else waits for); what runs is stopped
   * first, then brought into safety as by `collect`, then container and volumes go. Throws, with everything still there, when
   * not all of it is proven to be in an archive or seen to be empty. Resolves when the daemon confirmed that nothing is left.
   */
  remove(lab: LabIdentity, about: RemoveOptions, signal?: AbortSignal): Promise<Collected | undefined>
  /**
   * Why a lab's work cannot be kept in this folder of this machine; undefined: it can, and the folder is there, made for it where it was not.
   * `dryRun`: looks only. Nothing outside this machine is asked.
   */
  refuseWorkFolder(folder: string, about: { readonly dryRun: boolean }): Promise<Sentence | undefined>
  /** Everything that is ours, as each provisioner lists it. */
  list(): Promise<ContainerSnapshot>
  /**
   * How much is in the folders of labs, by uid, in one look. One that claims less than `closerFrom` is told by what it claims; only what
   * claims more is measured, so that holes count for nothing. A folder that nothing was found out about is not in it. That this fails or
   * takes long is no evidence about anything else.
   */
  folderSizes(closerFrom: number, signal: AbortSignal): Promise<ReadonlyMap<string, FolderSize>>
  /** Newest lines of the lab's output, then what follows until `signal` aborts (if `follow`). */
  logs(lab: LabIdentity, options: LogOptions): AsyncIterable<string>
  /**
   * What the lab uses, about once a second, until `signal` aborts or the container stops; both are an ordinary end. Nothing
   * while there is no container or it does not run.
   */
  usage(lab: LabIdentity, signal: AbortSignal): AsyncIterable<LabUsage>
  /**
   * A shell in the lab's own container, as the lab's own user: never privileged, never root unless the lab itself is. Throws
   * NoContainer, LabNotRunning or NoShell, each with its sentence. A shell belongs to this process: `close` of the provisioner ends it.
   */
  openTerminal(lab: LabIdentity, size: TerminalSize): Promise<Terminal>
  /** Is the image on this machine? */
  imageStatus(image: string): Promise<ImageStatus>
  /**
   * What a person should know of a lab's image before a class gets it: what the image says itself, and, where the lab runs, whether its user
   * can write where it should, tried out on each file of the work folder. Changes nothing. That the image is not here is a finding.
   */
  examine(plan: LabPlan, signal: AbortSignal): Promise<ImageReport>
  /**
   * Brings the image here, sharing a pull that is under way; ends when it is here. Throws how the pull failed. Aborting lets go of
   * this wait only, and is an ordinary end. A slow reader is told the newest progress, not each.
   */
  pull(image: string, signal: AbortSignal): AsyncIterable<PullProgress>
  /** The lab's generated secrets by name, the same for the same uid, for the moment somebody opens it. Never stored, never logged. */
  secretsOf(lab: { readonly uid: string; readonly secrets: readonly string[] }): Readonly<Record<string, string>>
  /** Something may have changed: look. Never the only way a change is found. */
  onDidHint(listener: (hint: Hint) => void): Unsubscribe
  health(): ProvisionerHealth
  onDidChangeHealth(listener: (health: ProvisionerHealth) => void): Unsubscribe
  /** A person means the world that answers now, though the labs were made in another (OtherDaemon): they are made anew in it. */
  acceptDaemon(): Promise<void>
  /** A person has closed the way around (`isolation.directRoute`), or knows of it: good for this start of the machine. */
  answerDirectRoute(): Promise<void>
  /** Stops following the provisioners. Leaves every lab as it is. */
  close(): Promise<void>
}

export interface FolderSize {
  /** What is really there; `claims`: with holes, as a listing shows it. */
  readonly bytes: number
  readonly claims: number
}

export interface LabIdentity {
  readonly uid: string
  readonly name: string
  readonly namespace: string
  /** As recorded in status; used as a precondition, never as the only proof. */
  readonly containerId?: string
  /** It had a folder: one that is made now takes the place of a lost one, and says so. */
  readonly hadFolder?: boolean
  /** What its recorded container held beside the folder, as it was last seen. */
  readonly held?: readonly string[]
}

/** All a provisioner needs to know, resolved from lab, template and settings. */
export interface LabPlan extends LabIdentity {
  readonly template: string
  readonly studentEmail?: string
  readonly studentLogin?: string
  readonly studentName?: string
  readonly generation: number
  readonly image: string
  readonly command?: readonly string[]
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[]
  /** Container port -> port on this machine, chosen before the container is made. One that is missing is left to the world. */
  readonly hostPorts: Readonly<Record<number, number>>
  readonly environment: Readonly<Record<string, string>>
  readonly secrets: readonly string[]
  /** Of a container that is made now. */
  readonly limits: Limits
  /** What the template alone says, and what the lab itself says over it. */
  readonly templateLimits: Limits
  readonly ownLimits: Partial<Limits>
  readonly readiness: Readiness
  readonly openPath: string
  readonly workDir?: string
  /** What a folder made now may hold, where the world can keep it to that. An older one stays as it is, so it is no part of the fit. */
  readonly folderBytes?: number
  readonly user?: string
  readonly writable: boolean | readonly string[]
  readonly capabilities: readonly string[]
  readonly stopTimeoutMs: number
  /** The record does not say whether it had a folder, and by its template it had. */
  readonly mayHaveHadFolder?: boolean
  /** A person wants another container in place of this one: what it holds is brought into safety first. */
  readonly mayReplace?: boolean
  /** Where what it holds is brought into safety, if not in the usual place. */
  readonly workFolder?: string
}

export type EnsureResult =
  | { readonly phase: 'running'; readonly observation: Observation }
  /** The image is on its way. */
  | { readonly phase: 'pulling'; readonly progress: PullProgress }

export interface PullProgress {
  readonly image: string
  /** 0..100, never goes back; absent until all layer sizes are known. */
  readonly percent?: number
  readonly receivedBytes: number
  readonly totalBytes?: number
}

export type ProbeOptions = { readonly deadlineMs?: number }

/** `endpoint`: where somebody saw an HTTP answer, be it one that counts as ready or not; a person can look there. */
export type ProbeAnswer =
  | { readonly answered: true; readonly endpoint?: string }
  | {
      readonly answered: false
      readonly why: Sentence
      readonly endpoint?: string
      /** Its own deadline ran out: a longer one may help. */
      readonly ranOut?: boolean
    }

/** Why work is brought into safety, and whose it is: what its manifest says. */
export interface CollectOptions {
  readonly why: 'end' | 'delete' | 'replace' | 'now'
  readonly template: string
  readonly studentEmail?: string
  readonly studentLogin?: string
  readonly studentName?: string
  /** Real bytes of one archive at most; Infinity: as much as there is. */
  readonly maxBytes: number
  /** Another folder of this machine than the usual one, as `refuseWorkFolder` has found it good. */
  readonly folder?: string
  /** What the lab had is not what is looked at: no proof of an empty folder. Whether the lab had anything, the caller knows. */
  readonly onDidFindGone?: (what: LostWork) => void
}

/** All of it; a folder in whose place a new one was made; the recorded container with what it held beside. */
export type LostWork = 'everything' | 'folder' | 'container'

export interface RemoveOptions extends CollectOptions {
  /** Nothing was removed yet, and everything is in safety or seen to be empty: what is to be known of it after a crash is to be written down now. */
  readonly onWillRemove?: (work: Collected | undefined) => Promise<void>
  /** So long has what runs to end by itself; 0: it is killed where it stands, and its work read afterwards. */
  readonly graceMs: number
  /** A person was told what would be lost, and wants it gone all the same. */
  readonly withoutWork?: boolean
}

export interface Collected {
  readonly path: string
  readonly bytes: number
  readonly files: number
  readonly sha256: string
  /** ISO 8601. */
  readonly collectedAt: string
}

/** One reading. `cpuPercent`: 100 is one whole processor. */
export interface LabUsage {
  /** Wall clock ms. */
  readonly at: number
  readonly cpuPercent: number
  readonly memoryBytes: number
  /** Absent when the lab has no limit. */
  readonly memoryLimitBytes?: number
  readonly pids: number
}

export interface TerminalSize {
  readonly columns: number
  readonly rows: number
}

/** Throws away nothing: what is written before the shell is ready reaches it. Closing ends the shell. */
export interface Terminal {
  /** Text as the shell prints it, escape sequences included; ends when the shell does. */
  readonly output: AsyncIterable<string>
  write(data: string): void
  resize(size: TerminalSize): Promise<void>
  /** After `output` ended; undefined when nobody knows. */
  exitCode(): Promise<number | undefined>
  close(): void
}

export interface ImageStatus {
  readonly image: string
  readonly present: boolean
  readonly sizeBytes?: number
  /** Digest or id. */
  readonly id?: string
  /** It is assembled on this machine; there is nothing to pull. */
  readonly isBuiltHere?: boolean
}

export interface LogOptions {
  readonly tailLines?: number
  readonly follow?: boolean
  readonly signal?: AbortSignal
}

export type Hint =
  /** Something happened to this lab's container, or to the image it waits for. */
  | { readonly type: 'lab'; readonly uid: string; readonly what: string }
  /** Contact was lost and is back, or events may have been missed: look at everything. */
  | { readonly type: 'relist' }
  | { readonly type: 'progress'; readonly uid: string; readonly progress: PullProgress }

export interface ProvisionerHealth extends Partial<Sentence> {
  readonly reachable: boolean
  /** Wall clock, ms: when it last answered. */
  readonly lastAnsweredAt?: number
  /** CamelCase when not reachable: NotInstalled, NotRunning, NoPermission, NotAnswering, RemoteRefused, WrongContext, OtherDaemon, TooOld, BadAddress, UnknownContext, Certificates, NotDocker. */
  readonly reason?: string
  /** `code` in English, with the next step. */
  readonly message?: string
  readonly version?: string
  /** Where it is asked, for a person to read; absent where nothing outside this process is asked. Never a password. */
  readonly address?: string
  /** How well labs are kept to themselves; absent: nobody looked yet, or there is nothing to look at. */
  readonly isolation?: Isolation
}

/** Why it is not reached, as its health tells it. */
export type UnreachableHealth = Sentence & { readonly reason: string; readonly message: string }

export function unreachable(reason: string, sentence: Sentence): UnreachableHealth {
  return { reason, message: english(sentence), ...sentence }
}

/** How the engine gets from a template's word to a strategy. */
export type ProvisionerFor = (kind: string) => Provisioner
