import type { LabState } from '../core/resource/lab-states'
import type { Clock } from '../core/clock/clock'
import { identityOf, planFor } from '../core/plan/lab-plan'
import { templateOf } from '../core/controller/template-of'
import { addressToOpen } from '../contract/lab-address'
import type { CallArguments, TopicArguments } from '../contract/verbs'
import type { ImageReport } from '../core/provisioner/image-report'
import type { ImageStatus, LabUsage, Provisioner, PullProgress, Terminal } from '../core/provisioner/provisioner'
import { apiError, type ApiError } from '../core/resource/api-error'
import type { StoredLab } from '../core/resource/lab-instance'
import type { LabTemplate } from '../core/resource/lab-template'
import { DEFAULT_NAMESPACE, keyOf, refOf } from '../core/resource/resource'
import type { ServedEngine } from './served-engine'

/** A person waits for it: thousands of files are tried one by one. */
const LONGEST_LOOK_MS = 30_000

type LabArguments = CallArguments<'openLink'>

/**
 * What a screen asks of a lab's own container, or of an image: the way from a name over the lab and its template to the provisioner
 * that has it. Changes nothing that is declared.
 */
export class LabAccess {
  readonly #engine: Pick<ServedEngine, 'store' | 'provisionerFor' | 'controller'>
  readonly #clock: Pick<Clock, 'now'>

  constructor(engine: Pick<ServedEngine, 'store' | 'provisionerFor' | 'controller'>, clock: Pick<Clock, 'now'>) {
    this.#engine = engine
    this.#clock = clock
  }

  /** Throws NotFound when the lab, or the template that says where it runs, is gone. */
  async log({
    tailLines,
    follow,
    signal,
    ...ref
  }: TopicArguments<'log'> & { readonly signal: AbortSignal }): Promise<AsyncIterable<string>> {
    const { lab, provisioner } = await this.#find(await this.#engine.store.get<StoredLab>(ref))
    return provisioner.logs(identityOf(lab), {
      signal,
      ...(tailLines === undefined ? {} : { tailLines }),
      ...(follow === undefined ? {} : { follow }),
    })
  }

  async usage(args: TopicArguments<'usage'>, signal: AbortSignal): Promise<AsyncIterable<LabUsage>> {
    const { lab, provisioner } = await this.#find(await this.#lab(args))
    return provisioner.usage(identityOf(lab), signal)
  }

  /** Throws Forbidden for anything but the lab's own user, Conflict while the lab does not run. */
  async openTerminal({ user, privileged, columns, rows, ...args }: TopicArguments<'terminal'>): Promise<Terminal> {
    refuseRoot(user, privileged)
    const lab = await this.#lab(args)
    const { state, containerId } = lab.status
    if (containerId === undefined && state !== 'ready')
      throw apiError('Conflict', { code: 'TerminalTooEarly', params: { name: lab.metadata.name } })
    const { provisioner } = await this.#find(lab)
    return provisioner.openTerminal(identityOf(lab), { columns, rows })
  }

  /** Secrets are put in here, on the way to the person who opens the lab: neither the store nor a log ever has them. */
  async openLink(args: LabArguments): Promise<{ readonly url: string }> {
    const lab = await this.#lab(args)
    const { endpoint, state } = lab.status
    if (endpoint === undefined) throw notYet(lab.metadata.name, state)
    const address = addressToOpen(endpoint)
    if (!address.includes('${')) return { url: address }
    const { template, provisioner } = await this.#find(lab)
    const secrets = provisioner.secretsOf({ uid: lab.metadata.uid, secrets: template.spec.secrets ?? [] })
    return {
      url: address.replace(/\$\{(\w+)\}/g, (hole, name: string) =>
        encodeURIComponent((Object.hasOwn(secrets, name) ? secrets[name] : undefined) ?? hole),
      ),
    }
  }

  async probe(args: CallArguments<'probe'>): Promise<void> {
    this.#engine.controller.requestProbe(keyOf(refOf(await this.#lab(args))))
  }

  async image(args: CallArguments<'image'>): Promise<ImageStatus> {
    const { template, provisioner } = await this.#imageOf(args)
    return provisioner.imageStatus(template.spec.image)
  }

  async examine(args: LabArguments): Promise<ImageReport> {
    const { lab, template, provisioner } = await this.#find(await this.#lab(args))
    return provisioner.examine(planFor(lab, template, this.#clock.now()), AbortSignal.timeout(LONGEST_LOOK_MS))
  }

  async pull(args: TopicArguments<'pull'>, signal: AbortSignal): Promise<AsyncIterable<PullProgress>> {
    const { template, provisioner } = await this.#imageOf(args)
    return provisioner.pull(template.spec.image, signal)
  }

  #lab({ namespace = DEFAULT_NAMESPACE, name }: LabArguments): Promise<StoredLab> {
    return this.#engine.store.get<StoredLab>({ kind: 'LabInstance', namespace, name })
  }

  /** As the controller looks the template up; here its absence is an answer for a person. */
  async #find(lab: StoredLab): Promise<{ readonly lab: StoredLab; readonly template: LabTemplate; readonly provisioner: Provisioner }> {
    const { store, provisionerFor } = this.#engine
    const template =
      (await templateOf(store, lab)) ??
      (await store.get<LabTemplate>({ kind: 'LabTemplate', namespace: DEFAULT_NAMESPACE, name: lab.spec.template }))
    return { lab, template, provisioner: provisionerFor(template.spec.provisioner) }
  }

  async #imageOf({ namespace = DEFAULT_NAMESPACE, template: name }: CallArguments<'image'>) {
    const template = await this.#engine.store.get<LabTemplate>({ kind: 'LabTemplate', namespace, name })
    return { template, provisioner: this.#engine.provisionerFor(template.spec.provisioner) }
  }
}

function refuseRoot(user: string | undefined, privileged: boolean | undefined): void {
  if (privileged === true) throw apiError('Forbidden', { code: 'TerminalPrivileged' })
  if (user !== undefined) throw apiError('Forbidden', { code: 'TerminalOfOther', params: { user } })
}

function notYet(name: string, state: LabState): ApiError {
  if (state === 'ready') return apiError('Conflict', { code: 'NoPageToOpen', params: { name } })
  const code = state === 'pending' || state === 'provisioning' ? 'PageTooEarly' : 'PageTooLate'
  return apiError('Conflict', { code, params: { name, state } })
}
