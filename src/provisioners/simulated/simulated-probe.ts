import type { Clock } from '../../core/clock/clock'
import { pause } from '../../core/clock/pause'
import type { Observation } from '../../core/provisioner/observation'
import { probeDeadlineMs } from '../../core/provisioner/probe-pace'
import type { LabPlan, ProbeAnswer } from '../../core/provisioner/provisioner'
import { countsAsReady } from '../../core/resource/format/status-range'
import type { SimulatedFaults } from './fault-injector'
import type { SimulatedContainer } from './simulated-container'
import { isRunning } from './simulated-world'

interface Surroundings {
  readonly clock: Clock
  readonly faults: SimulatedFaults
  /** From running until the lab's port answers. */
  readonly answerMs: number
}

interface ProbeTarget {
  readonly plan: LabPlan
  readonly observation: Observation
  readonly deadlineMs?: number
  readonly signal: AbortSignal
}

const notYet = (code: string, params: Readonly<Record<string, string | number>> = {}): ProbeAnswer => ({
  answered: false,
  why: { code, params },
})

/** As the real one: by the same readiness, within the same deadline, with the same answers. */
export async function simulatedProbe(
  around: Surroundings,
  find: () => SimulatedContainer | undefined,
  question: ProbeTarget,
): Promise<ProbeAnswer> {
  const { plan, observation, signal, deadlineMs = probeDeadlineMs(question.plan.readiness) } = question
  const { readiness } = plan
  const container = find()
  if (container === undefined || !isRunning(container))
    return notYet('NotRunningYet', { condition: container?.observation.condition ?? 'absent' })
  if (container.observation.containerId !== observation.containerId) return { answered: false, why: { code: 'AnotherContainer' } }
  if (readiness.type === 'none') return { answered: true }
  if (readiness.type === 'exec') return answers(around, container) ? { answered: true } : notYet('CheckFailed', { exitCode: 1 })
  const { port } = readiness
  const hostPort = observation.ports[port]
  if (hostPort === undefined || !Object.values(container.observation.ports).includes(hostPort)) return notYet('NotPublished', { port })
  if (!answers(around, container)) return notYet('NoAnswerYet', { port })
  const takesMs = around.faults.answerTakesMs(plan)
  if (takesMs > 0) await pause(around.clock, Math.min(takesMs, deadlineMs), signal)
  if (takesMs > deadlineMs)
    return { answered: false, ranOut: true, why: { code: 'NoAnswerInTime', params: { port, seconds: deadlineMs / 1000 } } }
  if (readiness.type === 'tcp') return { answered: true }
  const endpoint = `${readiness.scheme ?? 'http'}://127.0.0.1:${hostPort}/`
  const status = around.faults.httpStatus(plan) ?? 200
  return countsAsReady(status, readiness.status)
    ? { answered: true, endpoint }
    : { answered: false, why: { code: 'AnsweredWith', params: { status } }, endpoint }
}

function answers({ faults, clock, answerMs }: Surroundings, { lab, runningSince = Infinity }: SimulatedContainer): boolean {
  return !faults.neverReady(lab) && clock.monotonic() >= runningSince + answerMs
}
