import { type UnreachableHealth, unreachable } from '../../../core/provisioner/provisioner'
import type { SentenceCode } from '../../../core/sentences/english'
import type { Sentence } from '../../../core/sentences/sentence'
import { ProvisionerError, type Handling, type ProvisionerReason, fault } from '../../../core/provisioner/provisioner-error'

/** What Docker was asked for: decides what its refusal means. */
export type DockerCall =
  | 'ping'
  | 'version'
  | 'info'
  | 'create'
  | 'start'
  | 'stop'
  | 'restart'
  | 'update'
  | 'unpause'
  | 'remove'
  | 'inspect'
  | 'list'
  | 'logs'
  | 'archive'
  | 'exec'
  | 'events'
  | 'stats'
  | 'image'
  | 'pull'
  | 'network'
  | 'volume'

/** Docker's own "no". Its text is kept as cause; a person reads our sentence. */
export class DockerRefusal extends Error {
  override readonly name = 'DockerRefusal'
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(shortly(message))
  }
}

/** Docker's own sentences have some hundred characters. What is read by patterns is no longer than this. */
const LONGEST_SAYING = 4_096

/** The beginning and the end: what went wrong stands at either. */
export function shortly(text: string): string {
  return text.length <= LONGEST_SAYING ? text : `${text.slice(0, LONGEST_SAYING / 2)} … ${text.slice(-LONGEST_SAYING / 2)}`
}

type ErrorClass = readonly [ProvisionerReason, Handling, Sentence]

/** Calls that only look. Whatever goes wrong with them, it is no evidence about a lab. */
const LOOKS: ReadonlySet<DockerCall> = new Set(['ping', 'version', 'info', 'inspect', 'list', 'logs', 'events', 'stats', 'image'])

/** First match wins: what Docker says, by its own words. */
const BY_TEXT: readonly (readonly [RegExp, ErrorClass])[] = [
  [/no space left on device|disk quota exceeded/i, ['DiskFull', 'transient', { code: 'DockerDiskFull' }]],
  [/non-overlapping IPv4 address pool/i, ['NetworkPoolExhausted', 'transient', { code: 'NoNetworkAddresses' }]],
  [
    /port is already allocated|address already in use|ports are not available|forbidden by its access permissions/i,
    ['PortConflict', 'transient', { code: 'PortTaken' }],
  ],
  [/cannot allocate memory|minimum memory limit/i, ['OutOfMemory', 'transient', { code: 'NoMemoryLeft' }]],
  [/client version .* is too (new|old)/i, ['DockerUnavailable', 'unavailable', { code: 'DockerUnsupported' }]],
]

const COMMAND_FAULT =
  /executable file not found|no such file or directory|permission denied|exec format error|is a directory|OCI runtime create failed.*exec/i

/** Docker's refusal of one call as one of our reasons, with a sentence for the instructor. */
export function explainRefusal(call: DockerCall, refusal: DockerRefusal): ProvisionerError {
  const [reason, handling, sentence] = classify(call, refusal)
  return fault(reason, handling, { sentence, cause: refusal })
}

function classify(call: DockerCall, refusal: DockerRefusal): ErrorClass {
  const byText = BY_TEXT.find(([pattern]) => pattern.test(refusal.message))?.[1]
  if (byText !== undefined) return byText
  if (LOOKS.has(call) || refusal.status === 503) {
    return ['DockerUnavailable', 'unavailable', { code: 'DockerCouldNotAnswer', params: { said: said(refusal) } }]
  }
  return classifyByCall(call, refusal)
}

function classifyByCall(call: DockerCall, refusal: DockerRefusal): ErrorClass {
  const { status, message } = refusal
  const params = { said: said(refusal) }
  if (call === 'create' && status === 404) return ['ImageNotFound', 'transient', { code: 'ImageNotHereYet' }]
  if (call === 'create' && status === 409) return ['NameConflict', 'transient', nameTaken(message)]
  if (call === 'create' && status === 400) return ['BadCommand', 'terminal', { code: 'SettingsRefused', params }]
  if ((call === 'start' || call === 'restart') && (status === 400 || COMMAND_FAULT.test(message)) && !/network/i.test(message)) {
    return ['BadCommand', 'terminal', { code: 'CommandRefused', params }]
  }
  if (call === 'remove' && status === 409) return ['StillRemoving', 'transient', { code: 'DockerStillRemoving' }]
  if (call === 'archive') return ['CollectFailed', 'transient', { code: 'FolderUnreadable', params }]
  return ['StartFailed', 'transient', { code: COULD_NOT[call] ?? 'CouldNotDo', params: { call, ...params } }]
}

const COULD_NOT: Partial<Record<DockerCall, SentenceCode>> = {
  create: 'CouldNotCreate',
  start: 'CouldNotStart',
  update: 'CouldNotChangeLimits',
  network: 'CouldNotMakeNetwork',
  volume: 'CouldNotRemoveFolder',
  exec: 'CouldNotRunCommand',
}

function nameTaken(message: string): Sentence {
  const name = /container name "\/?([^"]+)"/i.exec(message)?.[1]
  return name === undefined ? { code: 'NameTaken' } : { code: 'NameTakenBy', params: { name } }
}

/** A page that a proxy or a registry answered with, on its own or quoted. */
const PAGE = /\\?["']?<(?:!doctype|html|head|body)\b.*$/i

/** Docker's own words, short: no paths of its inside, no line breaks, no page of somebody else's. */
export function said(refusal: { readonly message: string }): string {
  const line = shortly(refusal.message).replace(/\s+/g, ' ').trim().replace(PAGE, '(a page of HTML)')
  const last = line.replace(/^.*(?:OCI runtime create failed|failed to create shim task)[^:]*: (?:.*?(?=exec:))?/i, '')
  return last.length > 300 ? `${last.slice(0, 300)}…` : last
}

/** No page of HTML is Docker's, whatever its status says. */
export function isPage({ message }: DockerRefusal): boolean {
  return /^\s*<[!a-z]/i.test(message)
}

/** The network that Docker does not find, by the id or the name that the container was made with. */
export function goneNetworkIn(error: unknown): string | undefined {
  const text = error instanceof ProvisionerError && error.cause instanceof DockerRefusal ? error.cause.message : ''
  return /\bnetwork (\S+) not found/i.exec(text)?.[1]
}

/** Why there was no answer at all. Different faults, different next steps. */
export function explainSilence(code: string | undefined, where: string, isInstalled: () => boolean): UnreachableHealth {
  switch (code) {
    case 'ENOENT':
      return isInstalled() ? notRunning(where) : unreachable('NotInstalled', { code: 'DockerNotFound', params: { where } })
    case 'ECONNREFUSED':
      return notRunning(where)
    case 'EACCES':
    case 'EPERM':
      return unreachable('NoPermission', { code: 'DockerNotAllowed' })
    default:
      return unreachable('NotAnswering', { code: 'DockerSilent' })
  }
}

const notRunning = (where: string): UnreachableHealth => unreachable('NotRunning', { code: 'DockerNotRunning', params: { where } })

export function explainRemote({ address, context }: { readonly address: string; readonly context?: string }): UnreachableHealth {
  return context === undefined
    ? unreachable('RemoteRefused', { code: 'DockerElsewhere', params: { address } })
    : unreachable('WrongContext', { code: 'ContextElsewhere', params: { context, address } })
}

/** An answer that is not what Docker says: something else listens there, or it was cut. No conclusion is drawn from it. */
export function unexpectedAnswer(call: DockerCall, cause?: unknown): ProvisionerError {
  return fault('UnexpectedAnswer', 'unavailable', { sentence: { code: 'DockerNotUnderstood', params: { call } }, cause })
}
