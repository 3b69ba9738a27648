import type { LabCondition, LabInstanceStatus } from './lab-instance'

export function conditionOf(type: string, conditions: readonly LabCondition[] = []): LabCondition | undefined {
  return conditions.find((condition) => condition.type === type)
}

/** Ready, and its probe has gone without an answer for too long. Its state stays: its container runs, and what is done in it is the student's. */
export function isSilent({ state, conditions }: LabInstanceStatus): boolean {
  return state === 'ready' && conditionOf('Answering', conditions)?.status === 'False'
}

/** Only an answer of its own confirms it: that its container exists does not. A lab without a probe has no such condition. */
export function isConfirmedByAnswer({ state, conditions }: LabInstanceStatus): boolean {
  return state === 'ready' && conditionOf('Answering', conditions) !== undefined
}
