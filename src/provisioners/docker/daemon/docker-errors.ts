import { ProvisionerError, type Handling, type ProvisionerReason } from '../../../core/provisioner/provisioner-error'
import type { SilenceVerdict } from './verdict'

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

type Verdict = readonly [ProvisionerReason, Handling, string]

/** Calls that only look. Whatever goes wrong with them, it is no evidence about a lab. */
const LOOKS: ReadonlySet<DockerCall> = new Set(['ping', 'version', 'info', 'inspect', 'list', 'logs', 'events', 'stats', 'image'])

/** First match wins: what Docker says, by its own words. */
const BY_TEXT: readonly (readonly [RegExp, Verdict])[] = [
  [
    /no space left on device|disk quota exceeded/i,
    ['DiskFull', 'transient', 'The disk that Docker uses is full; free some space, then restart the lab'],
  ],
  [
    /non-overlapping IPv4 address pool/i,
    ['NetworkPoolExhausted', 'transient', 'Docker has no free network address range left; remove networks that are no longer used'],
  ],
  [
    /port is already allocated|address already in use|ports are not available|forbidden by its access permissions/i,
    ['PortConflict', 'transient', 'The port that Docker chose was taken by another program; another one is tried'],
  ],
  [
    /cannot allocate memory|minimum memory limit/i,
    ['OutOfMemory', 'transient', 'This machine has not enough memory free for another lab; close some, or give labs less memory'],
  ],
  [
    /client version .* is too (new|old)/i,
    ['DockerUnavailable', 'unavailable', 'This version of Docker is not supported; install Docker Engine 20.10 or newer'],
  ],
]

const COMMAND_FAULT =
  /executable file not found|no such file or directory|permission denied|exec format error|is a directory|OCI runtime create failed.*exec/i

/** Docker's refusal of one call as one of our reasons, with a sentence for the instructor. */
export function explainRefusal(call: DockerCall, refusal: DockerRefusal): ProvisionerError {
  const [reason, handling, sentence] = verdictOn(call, refusal)
  return new ProvisionerError(reason, sentence, handling, { cause: refusal })
}

function verdictOn(call: DockerCall, refusal: DockerRefusal): Verdict {
  const byText = BY_TEXT.find(([pattern]) => pattern.test(refusal.message))?.[1]
  if (byText !== undefined) return byText
  if (LOOKS.has(call) || refusal.status === 503) {
    return ['DockerUnavailable', 'unavailable', `Docker could not answer (${said(refusal)}); it is asked again`]
  }
  return byCall(call, refusal)
}

function byCall(call: DockerCall, refusal: DockerRefusal): Verdict {
  const { status, message } = refusal
  if (call === 'create' && status === 404) return ['ImageNotFound', 'transient', 'The image is not on this machine yet']
  if (call === 'create' && status === 409) return ['NameConflict', 'transient', nameTaken(message)]
  if (call === 'create' && status === 400)
    return ['BadCommand', 'terminal', `Docker refuses the lab's settings: ${said(refusal)}. Correct the template`]
  if ((call === 'start' || call === 'restart') && (status === 400 || COMMAND_FAULT.test(message)) && !/network/i.test(message)) {
    return ['BadCommand', 'terminal', `The lab's command cannot be run: ${said(refusal)}. Correct the template`]
  }
  if (call === 'remove' && status === 409)
    return ['StillRemoving', 'transient', 'Docker is still removing the container; it is looked at again']
  if (call === 'archive') return ['CollectFailed', 'transient', `The student's folder could not be read: ${said(refusal)}`]
  return ['StartFailed', 'transient', `Docker could not ${VERBS[call] ?? call} the lab: ${said(refusal)}`]
}

const VERBS: Partial<Record<DockerCall, string>> = {
  update: 'change the limits of',
  network: 'make the network of',
  volume: 'remove the work folder of',
  exec: 'run a command in',
}

function nameTaken(message: string): string {
  const name = /container name "\/?([^"]+)"/i.exec(message)?.[1]
  return `Another container${name === undefined ? '' : ` is called ${name} and`} takes the lab's name and is not ours; rename or remove it, then restart the lab`
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

/** Why there was no answer at all, in the words of the screen's banner. Different faults, different next steps. */
export function explainSilence(code: string | undefined, where: string, isInstalled: () => boolean): SilenceVerdict {
  switch (code) {
    case 'ENOENT':
      return isInstalled()
        ? notRunning(where)
        : {
            reason: 'NotInstalled',
            message: `Docker was not found on this machine (nothing at ${where}). Install Docker, or start Docker Desktop if it is installed; labs go on by themselves.`,
          }
    case 'ECONNREFUSED':
      return notRunning(where)
    case 'EACCES':
    case 'EPERM':
      return {
        reason: 'NoPermission',
        message:
          'You are not allowed to use Docker on this machine. Ask for your user to be added to the group "docker", then log in again.',
      }
    default:
      return {
        reason: 'NotAnswering',
        message: 'Docker does not answer. What is shown is what was last known; if this stays, restart Docker.',
      }
  }
}

function notRunning(where: string): SilenceVerdict {
  return {
    reason: 'NotRunning',
    message: `Docker is installed but not running (nobody answers at ${where}). Start it (systemctl start docker, or open Docker Desktop); labs go on by themselves.`,
  }
}

export function explainRemote({ address, context }: { readonly address: string; readonly context?: string }): SilenceVerdict {
  if (context !== undefined) {
    const message = `The docker command is set to the context "${context}", which is another machine (${address}). Labs run on this machine only: choose a local one, such as with "docker context use default".`
    return { reason: 'WrongContext', message }
  }
  const message = `Docker is set to another machine (${address}). Labs run on this machine only, unless another one is allowed: unset DOCKER_HOST, or allow it.`
  return { reason: 'RemoteRefused', message }
}

/** An answer that is not what Docker says: something else listens there, or it was cut. No conclusion is drawn from it. */
export function unexpectedAnswer(call: DockerCall, cause?: unknown): ProvisionerError {
  return new ProvisionerError(
    'UnexpectedAnswer',
    `Docker's answer to "${call}" could not be understood; it is asked again`,
    'unavailable',
    { cause },
  )
}
