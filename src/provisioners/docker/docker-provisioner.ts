import type { Limits, Observation, ContainerSnapshot } from '../../core/provisioner/observation'
import type {
  Collected,
  CollectOptions,
  EnsureResult,
  FolderSize,
  Hint,
  ImageStatus,
  LabIdentity,
  LabPlan,
  LabUsage,
  LogOptions,
  ProbeAnswer,
  ProbeOptions,
  Provisioner,
  ProvisionerHealth,
  PullProgress,
  RemoveOptions,
  Terminal,
  TerminalSize,
} from '../../core/provisioner/provisioner'
import { untilAborted } from '../../core/provisioner/until-aborted'
import type { Sentence } from '../../core/sentences/sentence'
import { checkReadiness, lookInside } from './probe/readiness'
import { collectLab } from './lab/remove-lab'
import { DaemonLink } from './daemon/daemon-link'
import { createContext, type DockerContext } from './docker-context'
import type { DockerProvisionerOptions } from './docker-options'
import { ensureLab } from './lab/ensure-lab'
import { findLab, lookAtLab } from './lab/find-lab'
import type { ImageReport } from '../../core/provisioner/image-report'
import { examineImage } from './image/examine-image'
import { bringImage, imageStatus } from './image/image-status'
import { SAMPLE_IMAGE } from './image/sample-image'
import { folderSizes } from './lab/folder-sizes'
import { limitLab } from './lab/usage'
import { listLabs } from './lab/list-labs'
import { LabIsolation } from './isolation/lab-isolation'
import { logLines, logQuery } from './lab/logs'
import { removeLab } from './lab/remove-lab'
import { restartLab, stopLab } from './lab/stop-lab'
import { whyNotInto } from './student-folder/work-folder'
import { Terminals } from './terminal/open-terminal'
import { labUsage } from './lab/usage'

/** Labs as containers of the Docker daemon on this machine. Listens to it from the start, until `close`. */
export function createDockerProvisioner(options: DockerProvisionerOptions): Provisioner {
  if (options.instanceId === '') throw new Error('A Docker provisioner needs the id of its installation')
  return new DockerLabs(options)
}

class DockerLabs implements Provisioner {
  readonly kind = 'docker'
  readonly #link: DaemonLink
  readonly #context: DockerContext
  readonly #terminals: Terminals
  readonly #isolation: LabIsolation | undefined

  constructor(options: DockerProvisionerOptions) {
    this.#link = new DaemonLink(options, () => this.#connected())
    this.#context = createContext(options, this.#link)
    this.#isolation = options.isolationFile === undefined ? undefined : isolationOf(options, this.#context, this.#link)
    this.#terminals = new Terminals(this.#context)
  }

  ensure(plan: LabPlan, signal: AbortSignal): Promise<EnsureResult> {
    return this.#link.run(() => ensureLab(this.#context, plan, signal))
  }

  async probe(plan: LabPlan, observation: Observation, signal: AbortSignal, { deadlineMs }: ProbeOptions = {}): Promise<ProbeAnswer> {
    const answer = await checkReadiness(this.#context, { plan, observation, signal }, deadlineMs)
    if (answer.answered) this.#isolation?.labAnswered()
    return answer
  }

  diagnose(plan: LabPlan, observation: Observation, signal: AbortSignal): Promise<Sentence | undefined> {
    return this.#link.run(() => lookInside(this.#context, { plan, observation, signal }))
  }

  observe(lab: LabIdentity, signal?: AbortSignal): Promise<Observation> {
    return this.#link.run(() => lookAtLab(this.#context, lab, signal))
  }

  stop(lab: LabIdentity, graceMs: number): Promise<Observation> {
    return this.#link.run(() => stopLab(this.#context, lab, graceMs))
  }

  restart(plan: LabPlan, signal: AbortSignal): Promise<EnsureResult> {
    return this.#link.run(() => restartLab(this.#context, plan, signal))
  }

  limit(lab: LabIdentity, limits: Limits): Promise<void> {
    return this.#link.run(() => limitLab(this.#context, lab, limits))
  }

  collect(lab: LabIdentity, about: CollectOptions, signal = new AbortController().signal): Promise<Collected | undefined> {
    return this.#link.run(() => collectLab(this.#context, lab, about, signal))
  }

  remove(lab: LabIdentity, about: RemoveOptions, signal = new AbortController().signal): Promise<Collected | undefined> {
    return this.#link.run(() => removeLab(this.#context, lab, about, signal))
  }

  refuseWorkFolder(folder: string, { dryRun }: { readonly dryRun: boolean }): Promise<Sentence | undefined> {
    return whyNotInto({ folder, collectDir: this.#context.collectDir, how: dryRun ? 'look' : 'make' })
  }

  list(): Promise<ContainerSnapshot> {
    return this.#link.run(() => listLabs(this.#context, (ids) => this.#isolation?.sweep(ids)))
  }

  /** Behind everybody's back: what goes wrong with it is nobody's silence. */
  async folderSizes(closerFrom: number, signal: AbortSignal): Promise<ReadonlyMap<string, FolderSize>> {
    const outcome = await this.#link.run(() =>
      folderSizes(this.#context, closerFrom, signal).then(
        (sizes) => ({ sizes }),
        (error: unknown) => ({ error }),
      ),
    )
    if ('error' in outcome) throw outcome.error
    return outcome.sizes
  }

  async *logs(lab: LabIdentity, options: LogOptions): AsyncIterable<string> {
    const found = await this.#link.run(() => findLab(this.#context, lab, options.signal))
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

  usage(lab: LabIdentity, signal: AbortSignal): AsyncIterable<LabUsage> {
    return untilAborted(signal, () => this.#there(() => labUsage(this.#context, lab, signal)))
  }

  openTerminal(lab: LabIdentity, size: TerminalSize): Promise<Terminal> {
    return this.#link.run(() => this.#terminals.open(lab, size))
  }

  imageStatus(image: string): Promise<ImageStatus> {
    return this.#link.run(() => imageStatus(this.#context.api, image))
  }

  examine(plan: LabPlan, signal: AbortSignal): Promise<ImageReport> {
    return this.#link.run(() => examineImage(this.#context, plan, signal))
  }

  pull(image: string, signal: AbortSignal): AsyncIterable<PullProgress> {
    return untilAborted(signal, () => this.#there(() => bringImage(this.#context, image, signal)))
  }

  /** What goes on for long, in the daemon that has the labs. */
  async *#there<Item>(work: () => AsyncIterable<Item>): AsyncIterable<Item> {
    await this.#link.run(() => Promise.resolve())
    yield* work()
  }

  onDidHint(listener: (hint: Hint) => void) {
    return this.#link.hints.listen(listener)
  }

  health(): ProvisionerHealth {
    return this.#link.health.current
  }

  onDidChangeHealth(listener: (health: ProvisionerHealth) => void) {
    return this.#link.health.onDidChange(listener)
  }

  secretsOf(lab: { readonly uid: string; readonly secrets: readonly string[] }) {
    return this.#context.secrets.of(lab)
  }

  acceptDaemon(): Promise<void> {
    return this.#link.acceptDaemon()
  }

  async answerDirectRoute(): Promise<void> {
    await this.#isolation?.answer()
  }

  #connected(): void {
    this.#context.network.forget()
    this.#context.quotas.forget()
    this.#isolation?.connected()
  }

  async close(): Promise<void> {
    await this.#isolation?.close()
    this.#context.puller.close()
    await this.#terminals.close()
    await this.#link.close()
  }
}

function isolationOf(
  { instanceId, clock, log, isolationFile, machine }: DockerProvisionerOptions,
  context: DockerContext,
  link: DaemonLink,
): LabIsolation {
  const { api, network, startLimit } = context
  return new LabIsolation({
    instanceId,
    clock,
    log,
    api,
    network,
    startLimit,
    machine,
    answerFile: isolationFile,
    run: (work) => link.run(work),
    bringImage: (signal) => arrival(bringImage(context, SAMPLE_IMAGE, signal)),
    onDidSee: (isolation) => link.health.isolates(isolation),
  })
}

async function arrival(progress: AsyncIterator<unknown>): Promise<void> {
  while ((await progress.next()).done !== true);
}
