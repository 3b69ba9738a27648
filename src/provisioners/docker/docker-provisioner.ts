import { dirname, join } from 'node:path'
import type { Clock } from '../../core/clock/clock'
import { Emitter } from '../../core/events/emitter'
import type { Log } from '../../core/engine/log'
import type { Observation, World } from '../../core/provisioner/observation'
import { absent } from '../../core/provisioner/observation'
import type { Collected, Ensured, Hint, LabIdentity, LabPlan, LogOptions, ProbeAnswer, Provisioner, ProvisionerHealth } from '../../core/provisioner/provisioner'
import { ProvisionerError } from '../../core/provisioner/provisioner-error'
import { Breaker } from './breaker'
import { collectWork } from './collect-work'
import { ContainerMemory } from './container-memory'
import { DaemonHealth } from './daemon-health'
import { createDockerApi, type DockerApi } from './docker-api'
import { connectDocker, type DockerConnection } from './docker-connection'
import type { DockerContext } from './docker-context'
import { resolveDockerHost } from './docker-host'
import { withEnding } from './ending'
import { ensureLab } from './ensure-lab'
import type { ContainerEvent } from './event-line'
import { EventStream } from './event-stream'
import { findLab } from './find-lab'
import { Gate } from './gate'
import { ImagePuller } from './image-puller'
import { LabNetwork } from './lab-network'
import { createLabSecrets } from './lab-secrets'
import { LABEL } from './labels'
import { listLabs } from './list-labs'
import { logLines, logQuery } from './logs'
import { observationFrom } from './observe'
import { candidateFrom, provenOurs, type OwnedId } from './ownership'
import { probeLab } from './probe'
import { removeLab } from './remove-lab'
import { openImageSource } from './image-source'

/** More starts than this at once make each of them later and none sooner. */
const STARTS_AT_ONCE = 6

export interface DockerProvisionerOptions {
  /** This installation, in the labels of everything it makes. Never empty. */
  readonly instanceId: string
  readonly clock: Clock
  readonly log: Log
  /** Where collected work goes. */
  readonly collectDir: string
  /** `unix://`, `npipe://` or `tcp://`; default the environment's DOCKER_HOST, else the platform's own place. */
  readonly dockerHost?: string | undefined
  /** Another machine than this one is meant. */
  readonly allowRemote?: boolean | undefined
  /** The key that labs' secrets are derived from; default beside `collectDir`. */
  readonly secretKeyFile?: string | undefined
}

export interface DockerProvisioner extends Provisioner {
  /** The lab's generated secrets, for the moment somebody opens it. Never stored, never logged. */
  secretsOf(lab: { readonly uid: string; readonly secrets: readonly string[] }): Readonly<Record<string, string>>
}

export function createDockerProvisioner(options: DockerProvisionerOptions): DockerProvisioner {
  if (options.instanceId === '') throw new Error('A Docker provisioner needs the id of its installation')
  return new DockerLabs(options)
}

class DockerLabs implements DockerProvisioner {
  readonly kind = 'docker'
  readonly #options: DockerProvisionerOptions
  readonly #health: DaemonHealth
  readonly #breaker = new Breaker()
  readonly #hints: Emitter<Hint>
  readonly #connection: DockerConnection
  readonly #context: DockerContext
  readonly #events: EventStream
  #listening: Promise<void> = Promise.resolve()

  constructor(options: DockerProvisionerOptions) {
    this.#options = options
    const onError = (error: unknown): void => options.log.error('A listener of the Docker provisioner failed', { error: String(error) })
    this.#health = new DaemonHealth(options.clock, onError)
    this.#hints = new Emitter(onError)
    this.#connection = this.#connect()
    const api = createDockerApi(this.#connection)
    this.#context = this.#contextFor(api)
    this.#events = this.#eventsFrom(api)
    this.#listening = this.#events.run().catch(onError)
  }

  ensure(plan: LabPlan, signal: AbortSignal): Promise<Ensured> {
    return this.#breaker.run(() => ensureLab(this.#context, plan, signal))
  }

  async probe(plan: LabPlan, observation: Observation, signal: AbortSignal): Promise<ProbeAnswer> {
    const execute = async (command: readonly string[], limit: AbortSignal) =>
      this.#context.api.execute((await this.#own(plan)) ?? gone(), command, limit)
    return probeLab(plan, observation, { tools: { clock: this.#options.clock, execute }, signal })
  }

  observe(lab: LabIdentity, signal?: AbortSignal): Promise<Observation> {
    return this.#breaker.run(() => this.#look(lab, signal))
  }

  stop(lab: LabIdentity, graceMs: number): Promise<Observation> {
    return this.#breaker.run(async () => {
      const id = await this.#own(lab)
      if (id === undefined) return absent(lab.uid)
      this.#context.memory.stopping(id)
      await this.#context.api.stop(id, graceMs)
      return this.#look(lab)
    })
  }

  restart(plan: LabPlan, signal: AbortSignal): Promise<Ensured> {
    return this.#breaker.run(async () => {
      const id = (await this.#own(plan)) ?? gone()
      this.#context.memory.stopping(id)
      await this.#context.startGate.run(() => this.#context.api.restart(id, plan.stopTimeoutMs, signal))
      this.#context.memory.heardStart(id)
      return { phase: 'running', observation: await this.#look(plan, signal) }
    })
  }

  collect(plan: LabPlan): Promise<Collected | undefined> {
    return this.#breaker.run(() => collectWork(this.#context, plan, this.#options.collectDir))
  }

  remove(lab: LabIdentity): Promise<void> {
    return this.#breaker.run(() => removeLab(this.#context, lab))
  }

  list(): Promise<World> {
    return this.#breaker.run(() => listLabs(this.#context))
  }

  async *logs(lab: LabIdentity, options: LogOptions): AsyncIterable<string> {
    const found = await findLab(this.#context, lab, options.signal)
    if (found === undefined) return
    const reading = new AbortController()
    const stop = (): void => reading.abort()
    options.signal?.addEventListener('abort', stop, { once: true })
    try {
      yield* logLines(await this.#context.api.logs(found.Id, logQuery(options), reading.signal))
    } catch (error) {
      if (!reading.signal.aborted) throw error
    } finally {
      options.signal?.removeEventListener('abort', stop)
      stop()
    }
  }

  onDidHint(listener: (hint: Hint) => void) {
    return this.#hints.listen(listener)
  }

  health(): ProvisionerHealth {
    return this.#health.current
  }

  onDidChangeHealth(listener: (health: ProvisionerHealth) => void) {
    return this.#health.onDidChange(listener)
  }

  secretsOf(lab: { readonly uid: string; readonly secrets: readonly string[] }) {
    return this.#context.secrets.of(lab)
  }

  async close(): Promise<void> {
    this.#context.puller.close()
    this.#events.close()
    await this.#listening
    this.#connection.close()
  }

  async #look(lab: LabIdentity, signal?: AbortSignal): Promise<Observation> {
    const found = await findLab(this.#context, lab, signal)
    return found === undefined ? absent(lab.uid) : this.#context.ending(found, observationFrom(found))
  }

  async #own(lab: LabIdentity): Promise<OwnedId | undefined> {
    const found = await findLab(this.#context, lab)
    return found === undefined ? undefined : provenOurs(candidateFrom(found), lab, this.#options.instanceId)
  }

  #connect(): DockerConnection {
    const { dockerHost = process.env['DOCKER_HOST'], allowRemote, clock } = this.#options
    return connectDocker({
      host: resolveDockerHost(dockerHost, allowRemote),
      clock,
      onDidAnswer: () => this.#health.answered(),
      onDidMiss: (verdict) => this.#health.silent(verdict),
    })
  }

  #contextFor(api: DockerApi): DockerContext {
    const { instanceId, clock, log, collectDir, secretKeyFile = join(dirname(collectDir), 'lab-secrets.key') } = this.#options
    const memory = new ContainerMemory()
    return {
      instanceId, clock, log, api, memory,
      network: new LabNetwork(api, instanceId),
      secrets: createLabSecrets(secretKeyFile),
      startGate: new Gate(STARTS_AT_ONCE),
      ending: (seen, observation) => withEnding({ api, memory }, seen, observation),
      puller: new ImagePuller({
        clock,
        openPull: (image, signal) => openImageSource(api, image, signal),
        onDidEnd: (uid) => this.#hints.fire({ type: 'lab', uid, what: 'image' }),
        onDidProgress: (uid, progress) => this.#hints.fire({ type: 'progress', uid, progress }),
      }),
    }
  }

  #eventsFrom(api: DockerApi): EventStream {
    return new EventStream({
      clock: this.#options.clock,
      open: (signal) => api.events({ filters: JSON.stringify({ type: ['container'], label: [`${LABEL.instance}=${this.#options.instanceId}`] }) }, signal),
      ping: api.ping,
      onDidEvent: (event) => this.#hear(event),
      onDidConnect: () => this.#connected(api),
      onDidDisconnect: () => this.#context.memory.forgetHearsay(),
    })
  }

  #connected(api: DockerApi): void {
    this.#breaker.close()
    this.#context.memory.forgetHearsay()
    this.#hints.fire({ type: 'relist' })
    void api.version().then(({ Version }) => this.#health.knownAs(Version), () => undefined)
  }

  #hear({ id, action, uid }: ContainerEvent): void {
    const { memory } = this.#context
    if (action === 'kill') memory.heardKill(id)
    if (action === 'die') memory.heardDie(id)
    if (action === 'start') memory.heardStart(id)
    if (action === 'destroy') memory.heardDestroy(id)
    if (uid !== undefined && !action.startsWith('exec_')) this.#hints.fire({ type: 'lab', uid, what: action })
  }
}

function gone(): never {
  throw new ProvisionerError('StartFailed', 'The lab has no container any more; it is made again', 'transient')
}
