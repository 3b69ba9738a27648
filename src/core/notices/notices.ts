import { studentLabel } from '../resource/student'
import type { Clock, Unsubscribe } from '../clock/clock'
import type { Log } from '../observe/log'
import type { Metrics } from '../metrics/metrics'
import { aboutOf, type NoticeDraft } from '../events/notice'
import type { Provisioner } from '../provisioner/provisioner'
import type { SafetyHold } from '../reconciler/safety-hold'
import type { StoredLab, LabTransition } from '../resource/lab-instance'
import type { SettingsSource } from '../settings/settings'
import type { DeletedLab } from '../resource/deleted-lab'
import { followKind } from '../store/follow-kind'
import type { ResourceChange, ResourceStore } from '../store/resource-store'
import { deletionNoticeOf } from './deletion-notices'
import { ExpiryWarnings } from './expiry-warnings'
import { noticeOf } from './lab-notices'
import { LoopLag, type ReadLoopLag } from './loop-lag'
import { NoticeBoard } from './notice-board'
import { ProvisionerContact } from './provisioner-contact'
import type { Isolation } from '../provisioner/isolation'

export interface NoticesOptions {
  readonly store: ResourceStore
  readonly clock: Clock
  readonly newId: () => string
  readonly log: Log
  readonly settings: SettingsSource
  readonly provisioners: () => readonly Provisioner[]
  readonly safetyHold: Pick<SafetyHold, 'onDidAsk'>
  /** Has any lab of this provisioner's? */
  readonly isInUse: (kind: string) => Promise<boolean>
  readonly metrics: Pick<Metrics, 'gauge'>
  readonly readLoopLag?: ReadLoopLag | undefined
}

/** Notices what a person should know, and writes nothing: the store stays still, and so does an idle machine. */
export class Notices {
  readonly board: NoticeBoard
  readonly #options: NoticesOptions
  readonly #warnings: ExpiryWarnings
  readonly #contact: ProvisionerContact
  readonly #lag: LoopLag | undefined
  readonly #isolation: IsolationNews
  #listening: readonly Unsubscribe[] = []

  constructor(options: NoticesOptions) {
    this.#options = options
    this.board = new NoticeBoard(options)
    const post = this.board.post.bind(this.board)
    this.#warnings = new ExpiryWarnings({ ...options, post })
    this.#contact = new ProvisionerContact({ ...options, post })
    this.#lag = options.readLoopLag === undefined ? undefined : new LoopLag({ ...options, read: options.readLoopLag, post })
    this.#isolation = new IsolationNews(post)
  }

  start(): void {
    const { settings, safetyHold, provisioners, store, log } = this.#options
    this.#listening = [
      settings.onDidChange(() => this.#warnings.adopt()),
      followKind<DeletedLab>(store, 'DeletedLab', {
        onChange: (change) => this.#post(deletionNoticeOf(change)),
        onGap: () => log.warn('More labs went at once than the store remembers: some are missing among the notices.'),
      }),
      safetyHold.onDidAsk((question) => this.board.post({ type: 'asked', ...aboutOf(question) })),
      ...provisioners().map((each) => each.onDidChangeHealth(() => this.#hear(each))),
    ]
    for (const each of provisioners()) if (each.health().reachable) this.#hear(each)
    this.#lag?.start()
  }

  async stop(): Promise<void> {
    await this.#lag?.stop()
    for (const release of this.#listening) release()
    this.#warnings.stop()
  }

  /** Handler of the watcher. */
  learn(change: ResourceChange<StoredLab>): void {
    this.#warnings.learn(change)
    this.#post(noticeOf(change))
    this.#post(moveOf(change))
  }

  #post(notice: NoticeDraft | undefined): void {
    if (notice !== undefined) this.board.post(notice)
  }

  #hear(provisioner: Provisioner): void {
    this.#isolation.report(provisioner.health().isolation)
    this.#contact
      .report(provisioner.kind, provisioner.health())
      .catch((error: unknown) =>
        this.#options.log.error('Whether any lab needs a provisioner that is not reached could not be read', { error }),
      )
  }
}

/** That labs reach each other is told once, and again only after they were seen apart. The way around has a banner of its own, until it is answered. */
export class IsolationNews {
  readonly #post: (notice: NoticeDraft) => void
  #isTold = false

  constructor(post: (notice: NoticeDraft) => void) {
    this.#post = post
  }

  report({ between }: Isolation = {}): void {
    if (between === undefined) return
    if (!between.isApart && !this.#isTold) this.#post({ type: 'notApart', ...aboutOf(between.sentence) })
    this.#isTold = !between.isApart
  }
}

/** A lab's port was somebody else's when it came back: whoever holds the old link has to hear of it. Told beside what else became of the lab. */
function moveOf({ type, current, previous }: ResourceChange<StoredLab>): NoticeDraft | undefined {
  if (type === 'DELETED' || previous === undefined || previous.metadata.uid !== current.metadata.uid) return undefined
  const move = lastMove(current)
  if (move === undefined || move.time === lastMove(previous)?.time) return undefined
  const { name, namespace } = current.metadata
  const { reason, message, code, params } = move
  return {
    type: 'moved',
    name,
    student: studentLabel(current.spec),
    reason,
    message,
    ...(namespace === undefined ? {} : { namespace }),
    ...(code === undefined ? {} : { code }),
    ...(params === undefined ? {} : { params }),
  }
}

function lastMove({ status }: StoredLab): LabTransition | undefined {
  return status.transitions?.findLast(({ code }) => code === 'AddressChanged')
}
