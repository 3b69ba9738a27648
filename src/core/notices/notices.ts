import type { Clock, Unsubscribe } from '../clock/clock'
import type { Log } from '../observe/log'
import type { Metrics } from '../metrics/metrics'
import { aboutOf, type NoticeDraft } from '../events/notice'
import type { Provisioner } from '../provisioner/provisioner'
import type { Brake } from '../reconciler/brake'
import type { StoredLab } from '../resource/lab-instance'
import type { SettingsSource } from '../settings/settings'
import type { DeletedLab } from '../resource/deleted-lab'
import { followKind } from '../store/follow-kind'
import type { ResourceChange, ResourceStore } from '../store/resource-store'
import { departureOf } from './departures'
import { ExpiryWarnings } from './expiry-warnings'
import { IsolationNews } from './isolation-news'
import { noticeOf } from './lab-news'
import { moveOf } from './moves'
import { LoopLag, type ReadLoopLag } from './loop-lag'
import { NoticeBoard } from './notice-board'
import { WorldContact } from './world-contact'

export interface NoticesOptions {
  readonly store: ResourceStore
  readonly clock: Clock
  readonly newId: () => string
  readonly log: Log
  readonly settings: SettingsSource
  readonly provisioners: () => readonly Provisioner[]
  readonly brake: Pick<Brake, 'onDidAsk'>
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
  readonly #contact: WorldContact
  readonly #lag: LoopLag | undefined
  readonly #isolation: IsolationNews
  #listening: readonly Unsubscribe[] = []

  constructor(options: NoticesOptions) {
    this.#options = options
    this.board = new NoticeBoard(options)
    const post = this.board.post.bind(this.board)
    this.#warnings = new ExpiryWarnings({ ...options, post })
    this.#contact = new WorldContact({ ...options, post })
    this.#lag = options.readLoopLag === undefined ? undefined : new LoopLag({ ...options, read: options.readLoopLag, post })
    this.#isolation = new IsolationNews(post)
  }

  start(): void {
    const { settings, brake, provisioners, store, log } = this.#options
    this.#listening = [
      settings.onDidChange(() => this.#warnings.adopt()),
      followKind<DeletedLab>(store, 'DeletedLab', {
        onChange: (change) => this.#post(departureOf(change)),
        onGap: () => log.warn('More labs went at once than the store remembers: some are missing among the notices.'),
      }),
      brake.onDidAsk((question) => this.board.post({ type: 'asked', ...aboutOf(question) })),
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
    this.#isolation.hear(provisioner.health().isolation)
    this.#contact
      .hear(provisioner.kind, provisioner.health())
      .catch((error: unknown) =>
        this.#options.log.error('Whether any lab needs a provisioner that is not reached could not be read', { error }),
      )
  }
}
