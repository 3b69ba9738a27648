import { connect } from 'node:net'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Observation } from '../../../core/provisioner/observation'
import type { LabPlan, ProbeAnswer } from '../../../core/provisioner/provisioner'
import type { Readiness } from '../../../core/resource/lab-template'
import { isProvisionerError } from '../../../core/provisioner/provisioner-error'
import { countsAsReady } from '../../../core/resource/format/status-range'
import { DockerRefusal } from '../daemon/docker-errors'
import { settleOnce } from './settle-once'
import type { ProbeLimits } from './settle-once'

/** Docker's own proxy takes every connection and drops it when nobody listens inside: a port that answers keeps it. */
const SETTLE_MS = 25
const NO_SUCH_PROGRAM = /executable file not found|no such file or directory|permission denied|exec format error/i
/** As a shell would say it: not there, or not to be run. */
const CANNOT_RUN: readonly number[] = [126, 127]

export interface ProbeContext {
  readonly limits: ProbeLimits
  /** Exit code of a command run inside the lab. */
  readonly execute: (command: readonly string[], signal: AbortSignal) => Promise<number | undefined>
}

type ReadinessOf<Type extends Readiness['type']> = Extract<Readiness, { readonly type: Type }>

/** One check. The caller repeats it; that a lab does not answer yet is an ordinary answer. */
export async function probeLab(plan: LabPlan, observation: Observation, context: ProbeContext): Promise<ProbeAnswer> {
  if (observation.condition !== 'running')
    return { answered: false, why: { code: 'NotRunningYet', params: { condition: observation.condition } } }
  const { readiness } = plan
  if (readiness.type === 'none') return { answered: true }
  if (readiness.type === 'exec') return askCommand(readiness, context)
  const hostPort = observation.ports[readiness.port]
  if (hostPort === undefined) return { answered: false, why: { code: 'NotPublished', params: { port: readiness.port } } }
  return readiness.type === 'tcp'
    ? askPort(readiness.port, hostPort, context.limits)
    : askHttp(plan, { readiness, hostPort }, context.limits)
}

async function askHttp(
  plan: LabPlan,
  { readiness, hostPort }: { readiness: ReadinessOf<'http'>; hostPort: number },
  limits: ProbeLimits,
): Promise<ProbeAnswer> {
  const { port, scheme = 'http' } = readiness
  const answer = await askPage({ scheme, port: hostPort, path: readiness.path ?? '/' }, limits)
  if (typeof answer === 'number') {
    const endpoint = `${scheme}://127.0.0.1:${hostPort}${plan.openPath.startsWith('/') ? '' : '/'}${plan.openPath}`
    return countsAsReady(answer, readiness.status)
      ? { answered: true, endpoint }
      : { answered: false, why: { code: 'AnsweredWith', params: { status: answer } }, endpoint }
  }
  switch (answer) {
    case 'otherProtocol':
      return { answered: false, why: { code: scheme === 'https' ? 'SpeaksNoHttps' : 'SpeaksNoHttp', params: { port } } }
    case 'none':
      return { answered: false, why: { code: 'NoAnswerYet', params: { port } } }
    default:
      return unsettled(answer, { port, limits })
  }
}

async function askPort(port: number, hostPort: number, limits: ProbeLimits): Promise<ProbeAnswer> {
  const answer = await settleOnce<'kept' | 'dropped'>(limits, (settle) => {
    const socket = connect({ host: '127.0.0.1', port: hostPort })
    socket.on('connect', () => limits.clock.after(SETTLE_MS, () => settle('kept')))
    socket.on('data', () => settle('kept'))
    socket.on('error', () => settle('dropped'))
    socket.on('close', () => settle('dropped'))
    return () => socket.destroy()
  })
  if (answer === 'kept') return { answered: true }
  return answer === 'dropped' ? { answered: false, why: { code: 'NoAnswerYet', params: { port } } } : unsettled(answer, { port, limits })
}

function unsettled(answer: 'ranOut' | 'givenUp', { port, limits }: { port: number; limits: ProbeLimits }): ProbeAnswer {
  if (answer === 'givenUp') return { answered: false, why: { code: 'CheckGivenUp' } }
  return { answered: false, ranOut: true, why: { code: 'NoAnswerInTime', params: { port, seconds: limits.deadlineMs / 1000 } } }
}

async function askCommand({ command }: ReadinessOf<'exec'>, { execute, limits }: ProbeContext): Promise<ProbeAnswer> {
  const { clock, signal, deadlineMs } = limits
  const limit = new AbortController()
  const stop = (): void => limit.abort()
  const cancel = clock.after(deadlineMs, stop)
  signal.addEventListener('abort', stop, { once: true })
  try {
    const exitCode = await execute(command, limit.signal)
    return exitCode === 0 ? { answered: true } : { answered: false, why: commandFailed(exitCode) }
  } catch (error) {
    if (limit.signal.aborted)
      return { answered: false, ranOut: true, why: { code: 'CheckTookTooLong', params: { seconds: deadlineMs / 1000 } } }
    if (isNoProgram(error)) return { answered: false, why: { code: 'CheckCannotRun' } }
    throw error
  } finally {
    cancel()
    signal.removeEventListener('abort', stop)
  }
}

/** Older daemons say so instead of an exit code. */
function isNoProgram(error: unknown): boolean {
  return isProvisionerError(error) && error.cause instanceof DockerRefusal && NO_SUCH_PROGRAM.test(error.cause.message)
}

function commandFailed(exitCode: number | undefined) {
  if (exitCode !== undefined && CANNOT_RUN.includes(exitCode)) return { code: 'CheckCannotRun' }
  return { code: 'CheckFailed', params: { exitCode: exitCode ?? '?' } }
}

interface Page {
  readonly scheme: 'http' | 'https'
  readonly port: number
  readonly path: string
}

/** Its status; or that nobody is there, that whoever is there speaks something else, that there was no answer in time. */
type PageAnswer = number | 'none' | 'otherProtocol' | 'ranOut' | 'givenUp'

/** What somebody says who speaks another protocol than was asked in. */
const OTHER_PROTOCOL = /^HPE_|^ERR_SSL_|^EPROTO$/

/** The first line of the answer is enough; redirects are answers. Any certificate will do: the question never leaves this machine. */
function askPage({ scheme, port, path }: Page, limits: ProbeLimits): Promise<PageAnswer> {
  return settleOnce<PageAnswer>(limits, (settle) => {
    const options = { host: '127.0.0.1', port, path, agent: false, headers: { connection: 'close', host: `127.0.0.1:${port}` } } as const
    const call = scheme === 'https' ? requestHttps({ ...options, rejectUnauthorized: false }) : requestHttp(options)
    call.on('response', (answer) => settle(answer.statusCode ?? 'none'))
    call.on('error', ({ code = '' }: NodeJS.ErrnoException) => settle(OTHER_PROTOCOL.test(code) ? 'otherProtocol' : 'none'))
    call.end()
    return () => call.destroy()
  })
}
