import { addressToOpen } from '../../contract/lab-address'
import type { Clock } from '../../core/clock/clock'
import { pause } from '../../core/clock/pause'
import type { Engine } from '../../core/engine/engine'
import type { Provisioner } from '../../core/provisioner/provisioner'
import { isNotFound } from '../../core/resource/api-error'
import type { EngineSettings } from '../../core/resource/engine-settings'
import { SETTINGS_NAME } from '../../core/resource/settings-bounds'
import type { LabInstanceSpec, StoredLab } from '../../core/resource/lab-instance'
import { DEFAULT_NAMESPACE } from '../../core/resource/resource'
import { DEMO_SETTINGS, LABS, labSpec, STUCK_TEMPLATE, stuckTemplate, templatesFor } from './demo-data'
import type { ConsoleLog } from './console-log'
import { LabObserver, type AwaitedState } from './lab-observer'
import { isoTime } from '../../core/resource/format/timestamp'

export interface StoryOptions {
  readonly engine: Engine
  readonly provisioner: Provisioner
  readonly clock: Clock
  readonly log: ConsoleLog
  /** The small one: two labs, and the three loops around them. */
  readonly isSimple?: boolean
  /** Ctrl+C: the story ends where it is, and everything is taken away. */
  readonly signal: AbortSignal
}

/** No act waits longer for what it wants to show. */
const PATIENCE_MS = 15_000
const CLEARING_PATIENCE_MS = 10_000
/** Long enough for two looks of the reconciler. */
const LOOKS_MS = 4_500

/** The whole story, told by the real loops: nothing here moves a lab; it declares, waits and sabotages. */
export async function tellStory(options: StoryOptions): Promise<void> {
  const { engine, log } = options
  const story = new Story(options)
  try {
    await engine.start()
    await untilInterrupted(options.isSimple === true ? story.tellSimply() : story.tell(), options)
    await story.clear()
  } finally {
    await engine.stop()
    await sweep(options)
  }
  log.say('')
  log.say('Nothing is left: no lab, no container.', 'bold')
}

async function untilInterrupted(telling: Promise<void>, { log, signal }: StoryOptions): Promise<void> {
  try {
    await telling
  } catch (error) {
    if (!signal.aborted) throw error
    log.say('')
    log.say('Interrupted: the labs are taken away.', 'bold')
  }
}

/**
 * Asks the world, not the engine, what is left. After a story that went well: nothing. Whatever there is after one that did
 * not is the demo's own, by the installation id that only this run has.
 */
async function sweep({ provisioner, log }: StoryOptions): Promise<void> {
  const { byUid } = await provisioner.list()
  if (byUid.size > 0) log.warn(`${byUid.size} containers were left by the engine and are removed by hand.`)
  for (const uid of byUid.keys()) await provisioner.remove({ uid, namespace: DEFAULT_NAMESPACE, name: uid }, NOBODYS)
}

/** The demo's own labs have no students. */
const NOBODYS = { why: 'delete', template: 'demo', maxBytes: Infinity, graceMs: 0, withoutWork: true } as const

class Story {
  readonly #options: StoryOptions
  readonly #observer: LabObserver

  constructor(options: StoryOptions) {
    this.#options = options
    this.#observer = new LabObserver({ watcher: options.engine.watcher, clock: options.clock })
  }

  async tellSimply(): Promise<void> {
    await this.#hurry()
    this.#heading('Two labs are declared; the watcher notices, the controller acts')
    const { python, web } = templatesFor(this.#options.provisioner.kind)
    await this.#declare(LABS.python, labSpec(python))
    await this.#pause(1_000)
    await this.#declare(LABS.web, labSpec(web))
    for (const name of [LABS.python, LABS.web]) await this.#showReady(name)
    this.#heading('Nothing changes any more; the reconciler looks at everything all the same')
    await this.#pause(LOOKS_MS)
  }

  async tell(): Promise<void> {
    await this.#hurry()
    await this.#addStuckTemplate()
    await this.#twoLabs()
    await this.#vanishedContainer()
    await this.#scheduledLab()
    await this.#stuckLab()
    await this.#expiredLab()
  }

  async #hurry(): Promise<void> {
    const { store } = this.#options.engine
    const settings = await store.get<EngineSettings>({ kind: 'EngineSettings', name: SETTINGS_NAME })
    await store.update<EngineSettings>({ ...settings, spec: DEMO_SETTINGS })
  }

  async #addStuckTemplate(): Promise<void> {
    await this.#options.engine.store.create({
      kind: 'LabTemplate',
      metadata: { name: STUCK_TEMPLATE, namespace: DEFAULT_NAMESPACE },
      spec: stuckTemplate,
    })
  }

  async #twoLabs(): Promise<void> {
    this.#heading('Labs are declared; the watcher notices, the controller acts')
    const { python, web } = templatesFor(this.#options.provisioner.kind)
    const inMs = (ms: number): string => isoTime(this.#options.clock.now() + ms)
    await this.#declare(LABS.python, labSpec(python))
    await this.#declare(LABS.stuck, labSpec(STUCK_TEMPLATE))
    await this.#declare(LABS.scheduled, labSpec(web, { scheduledStart: inMs(7_000) }))
    await this.#pause(1_000)
    await this.#declare(LABS.web, labSpec(web))
    await this.#declare(LABS.expiring, labSpec(python, { endsAt: inMs(11_000) }))
    for (const name of [LABS.python, LABS.web]) await this.#showReady(name)
  }

  async #vanishedContainer(): Promise<void> {
    this.#heading(`Somebody removes the container of ${LABS.python} behind the engine's back`)
    const { uid, namespace = '', name } = (await this.#find(LABS.python)).metadata
    await this.#options.provisioner.remove({ uid, namespace, name }, NOBODYS)
    await this.#until(LABS.python, 'provisioning')
    await this.#showReady(LABS.python)
  }

  async #scheduledLab(): Promise<void> {
    this.#heading(`${LABS.scheduled} waits for its scheduled start`)
    await this.#showReady(LABS.scheduled)
  }

  async #stuckLab(): Promise<void> {
    this.#heading(`${LABS.stuck} runs and never answers`)
    await this.#until(LABS.stuck, 'failed')
    this.#result(`${LABS.stuck} is FAILED: it did not answer in time`)
  }

  async #expiredLab(): Promise<void> {
    this.#heading(`The time of ${LABS.expiring} is over; after its grace it is cleaned up`)
    await this.#until(LABS.expiring, 'expired')
    this.#result(`${LABS.expiring} is EXPIRED: stopped, its work kept`)
    await this.#until(LABS.expiring, 'gone')
    this.#result(`${LABS.expiring} is DELETED`)
  }

  /** Through the engine, as a person would: it knows what it made. A lab may go by itself meanwhile: that is no mistake. */
  async clear(): Promise<void> {
    this.#heading('Every lab is deleted')
    const { items } = await this.#options.engine.store.list<StoredLab>('LabInstance')
    const names = items.map(({ metadata }) => metadata.name)
    for (const {
      metadata: { name, namespace = '' },
    } of items) {
      await this.#options.engine.store.delete({ kind: 'LabInstance', namespace, name }).catch(unlessGone)
    }
    for (const name of names) await this.#observer.waitFor(name, 'gone', { withinMs: CLEARING_PATIENCE_MS })
  }

  async #declare(name: string, spec: LabInstanceSpec): Promise<void> {
    this.#options.signal.throwIfAborted()
    await this.#options.engine.store.create({ kind: 'LabInstance', metadata: { name, namespace: DEFAULT_NAMESPACE }, spec })
    this.#options.log.info(`Created resource: ${DEFAULT_NAMESPACE}/${name}`)
  }

  async #showReady(name: string): Promise<void> {
    await this.#until(name, 'ready')
    const { status } = await this.#find(name)
    this.#result(`${name} is READY${status.endpoint === undefined ? '' : ` at ${addressToOpen(status.endpoint)}`}`)
  }

  #find(name: string): Promise<StoredLab> {
    return this.#options.engine.store.get<StoredLab>({ kind: 'LabInstance', namespace: DEFAULT_NAMESPACE, name })
  }

  #until(name: string, state: AwaitedState): Promise<void> {
    return this.#observer.waitFor(name, state, { signal: this.#options.signal, withinMs: PATIENCE_MS })
  }

  #pause(ms: number): Promise<void> {
    return pause(this.#options.clock, ms, this.#options.signal)
  }

  #heading(text: string): void {
    this.#options.log.say('')
    this.#options.log.say(`=== ${text}`, 'bold')
  }

  #result(text: string): void {
    this.#options.log.say(`  * ${text}`, 'bold')
  }
}

function unlessGone(error: unknown): void {
  if (!isNotFound(error)) throw error
}
