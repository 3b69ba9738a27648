import { Emitter } from '../../../core/events/emitter'
import type { Hint, PullProgress } from '../../../core/provisioner/provisioner'
import { Breaker } from './breaker'
import { ContainerMemory } from '../container/container-memory'
import { DaemonHealth } from './daemon-health'
import { isDoubtful } from './contact'
import { createDockerApi, type DockerApi } from './docker-api'
import { connectDocker, type DockerConnection } from './docker-connection'
import { lookForDocker } from './find/find-docker'
import type { DockerProvisionerOptions } from '../docker-options'
import type { ContainerEvent } from './event-line'
import { EventStream } from './event-stream'
import { daemonIdOf, KnownDaemon } from './known-daemon'
import { LABEL } from '../container/labels'

/** Of a kill the end is heard by itself; a look in between would only be made to wait for it. The others are about what is done in a container. */
const CHANGES_NOTHING = /^(kill|exec_.*|top|attach|detach|resize|copy|export|commit|archive-path|extract-to-dir)$/

/** The line to the daemon: what goes through it, what is heard from it, and how it is. Everything that happens in labs stays outside. */
export class DaemonLink {
  readonly api: DockerApi
  readonly health: DaemonHealth
  readonly hints: Emitter<Hint>
  readonly #breaker = new Breaker()
  readonly memory = new ContainerMemory()
  readonly #known: KnownDaemon
  readonly #options: DockerProvisionerOptions
  readonly #connection: DockerConnection
  readonly #events: EventStream
  readonly #onDidConnect: () => void
  readonly #listening: Promise<void>

  constructor(options: DockerProvisionerOptions, onDidConnect: () => void) {
    const onError = (error: unknown): void => options.log.error('A listener of the Docker provisioner failed', { error: String(error) })
    this.#options = options
    this.#onDidConnect = onDidConnect
    this.health = new DaemonHealth(options.clock, onError)
    this.hints = new Emitter(onError)
    this.#connection = this.#connect()
    this.api = createDockerApi(this.#connection)
    this.#known = new KnownDaemon({
      file: options.daemonFile,
      log: options.log,
      ask: async () => daemonIdOf(await this.api.info()),
      onDidJudge: (objection) => this.health.judged(objection),
    })
    this.#events = this.#listenTo(this.api)
    this.#listening = this.#events.run().catch(onError)
  }

  /** All work that reads or changes labs: in the daemon that has them, and not while it is silent. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return this.#breaker.run(async () => {
      try {
        await this.#known.require()
        return await work()
      } catch (error) {
        if (isDoubtful(error)) this.#connection.doubt()
        throw error
      }
    })
  }

  async acceptDaemon(): Promise<void> {
    await this.#known.accept()
    this.hints.fire({ type: 'relist' })
  }

  tellArrival(uid: string): void {
    this.hints.fire({ type: 'lab', uid, what: 'image' })
  }

  tellProgress(uid: string, progress: PullProgress): void {
    this.hints.fire({ type: 'progress', uid, progress })
  }

  async close(): Promise<void> {
    this.#events.close()
    await this.#listening
    this.#connection.close()
  }

  #connect(): DockerConnection {
    return connectDocker({
      ...lookForDocker(this.#options),
      clock: this.#options.clock,
      onDidMeet: (version, address) => this.health.knownAs(version, address),
      onDidAnswer: (address) => this.health.answered(address),
      onDidMiss: (verdict, address) => this.health.silent(verdict, address),
    })
  }

  #listenTo(api: DockerApi): EventStream {
    const filters = JSON.stringify({ type: ['container'], label: [`${LABEL.instance}=${this.#options.instanceId}`] })
    return new EventStream({
      clock: this.#options.clock,
      open: (signal) => api.events({ filters }, signal),
      ping: api.ping,
      onDidEvent: (event) => this.#hear(event),
      onDidConnect: () => this.#connected(),
      onDidDisconnect: () => this.#lost(),
    })
  }

  /** It may be another daemon than before, or the same one without its memory: nothing that was known of it counts. */
  #connected(): void {
    this.#breaker.close()
    this.#forget()
    this.#onDidConnect()
    this.hints.fire({ type: 'relist' })
  }

  #lost(): void {
    this.#connection.doubt()
    this.#forget()
  }

  #forget(): void {
    this.memory.forgetEvents()
    this.#known.forget()
  }

  #hear({ id, action, uid, exitCode }: ContainerEvent): void {
    if (action === 'kill') this.memory.recordKill(id)
    if (action === 'die') this.memory.recordDie(id, uid === undefined || exitCode === undefined ? undefined : { uid, exitCode })
    if (action === 'start') this.memory.recordStart(id)
    if (action === 'destroy') this.memory.recordDestroy(id)
    if (uid !== undefined && !CHANGES_NOTHING.test(action)) this.hints.fire({ type: 'lab', uid, what: action })
  }
}
