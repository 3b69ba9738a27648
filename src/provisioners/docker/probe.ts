import { request } from 'node:http'
import { connect } from 'node:net'
import type { Clock } from '../../core/clock/clock'
import type { Observation } from '../../core/provisioner/observation'
import type { LabPlan, ProbeAnswer } from '../../core/provisioner/provisioner'
import { parseDuration } from '../../core/resource/format/duration'
import type { Readiness } from '../../core/resource/lab-template'

const NETWORK_TIMEOUT_MS = 100
const EXEC_TIMEOUT_MS = 5_000
/** Docker's own proxy takes every connection and drops it when nobody listens inside: a port that answers keeps it. */
const SETTLE_MS = 25

export interface ProbeTools {
  readonly clock: Clock
  /** Exit code of a command run inside the lab. */
  readonly execute: (command: readonly string[], signal: AbortSignal) => Promise<number | undefined>
}

/** One check. The caller repeats it; that a lab does not answer yet is an ordinary answer. */
export async function probeLab(plan: LabPlan, observation: Observation, context: { tools: ProbeTools; signal: AbortSignal }): Promise<ProbeAnswer> {
  if (observation.condition !== 'running') return { answered: false, why: `The container is not running (${observation.condition})` }
  const { readiness } = plan
  const why = await whyNot(readiness, observation, context)
  if (why !== undefined) return { answered: false, why }
  const endpoint = endpointOf(plan, observation)
  return endpoint === undefined ? { answered: true } : { answered: true, endpoint }
}

/**
 * The address that answered, and where to go from there. Names of secrets stay names: the address is stored and shown, and whoever opens
 * it puts the values in at that moment.
 */
export function endpointOf(plan: LabPlan, observation: Observation): string | undefined {
  const { readiness } = plan
  const inside = 'port' in readiness ? readiness.port : plan.ports[0]?.containerPort
  const port = inside === undefined ? undefined : observation.ports[inside]
  if (port === undefined) return undefined
  return `http://127.0.0.1:${port}${plan.openPath.startsWith('/') ? '' : '/'}${plan.openPath}`
}

async function whyNot(readiness: Readiness, observation: Observation, { tools, signal }: { tools: ProbeTools; signal: AbortSignal }): Promise<string | undefined> {
  if (readiness.type === 'none') return undefined
  const timeoutMs = timeoutOf(readiness)
  if (readiness.type === 'exec') return whyCommandFails(readiness.command, { tools, signal, timeoutMs })
  const port = observation.ports[readiness.port]
  if (port === undefined) return `Port ${readiness.port} is not published`
  const limits = { clock: tools.clock, signal, timeoutMs }
  return readiness.type === 'tcp' ? whyNoConnection(port, limits) : whyNoPage({ port, path: readiness.path ?? '/' }, limits)
}

function timeoutOf(readiness: Exclude<Readiness, { type: 'none' }>): number {
  const fallback = readiness.type === 'exec' ? EXEC_TIMEOUT_MS : NETWORK_TIMEOUT_MS
  if (readiness.timeout === undefined) return fallback
  const parsed = parseDuration(readiness.timeout)
  return parsed.ok ? parsed.value : fallback
}

interface ProbeLimits { readonly clock: Clock; readonly signal: AbortSignal; readonly timeoutMs: number }

function whyNoPage({ port, path }: { port: number; path: string }, limits: ProbeLimits): Promise<string | undefined> {
  return settleOnce(limits, (settle) => {
    const call = request({ host: '127.0.0.1', port, path, agent: false, headers: { connection: 'close', host: `127.0.0.1:${port}` } })
    call.on('response', (answer) => {
      const status = answer.statusCode ?? 0
      settle(status >= 200 && status < 400 ? undefined : `It answered with HTTP ${status}`)
    })
    call.on('error', () => settle('It does not answer yet'))
    call.end()
    return () => call.destroy()
  })
}

function whyNoConnection(port: number, limits: ProbeLimits): Promise<string | undefined> {
  return settleOnce(limits, (settle) => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.on('connect', () => limits.clock.after(SETTLE_MS, () => settle(undefined)))
    socket.on('data', () => settle(undefined))
    socket.on('error', () => settle('It does not take connections yet'))
    socket.on('close', () => settle('It does not take connections yet'))
    return () => socket.destroy()
  })
}

async function whyCommandFails(command: readonly string[], context: { tools: ProbeTools; signal: AbortSignal; timeoutMs: number }): Promise<string | undefined> {
  const { tools, signal, timeoutMs } = context
  const limit = new AbortController()
  const stop = (): void => limit.abort()
  const cancel = tools.clock.after(timeoutMs, stop)
  signal.addEventListener('abort', stop, { once: true })
  try {
    const code = await tools.execute(command, limit.signal)
    return code === 0 ? undefined : `The readiness command ended with ${code ?? 'no exit code'}`
  } catch (error) {
    if (limit.signal.aborted) return `The readiness command did not end within ${timeoutMs} ms`
    throw error
  } finally {
    cancel()
    signal.removeEventListener('abort', stop)
  }
}

/** Runs `begin` until it settles, the time is over or the caller gives up; whichever comes first counts, and cleans up. */
function settleOnce(limits: ProbeLimits, begin: (settle: (why: string | undefined) => void) => () => void): Promise<string | undefined> {
  return new Promise((resolve) => {
    let end = (): void => {}
    const settle = (why: string | undefined): void => {
      cancel()
      limits.signal.removeEventListener('abort', onAbort)
      resolve(why)
      end()
    }
    const onAbort = (): void => settle('The check was given up')
    const cancel = limits.clock.after(limits.timeoutMs, () => settle(`No answer within ${limits.timeoutMs} ms`))
    limits.signal.addEventListener('abort', onAbort, { once: true })
    end = begin(settle)
  })
}
