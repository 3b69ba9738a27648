import type { LabCondition, LabInstanceStatus, StoredLab } from './lab-instance'

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

/** Whether the container was made for what lab and template say now. */
export const UP_TO_DATE = 'UpToDate'

export function upToDateOf({ conditions }: LabInstanceStatus): LabCondition | undefined {
  return conditionOf(UP_TO_DATE, conditions)
}

/** What waits for a restart; undefined: nothing does. Names of the plan's fields, such as `image` or `environment.GREETING`. */
export function waitingFields(status: LabInstanceStatus): readonly string[] | undefined {
  const condition = upToDateOf(status)
  const fields = condition?.params?.['fields']
  return condition?.status === 'False' && Array.isArray(fields) ? (fields as readonly string[]) : undefined
}

/** Somebody has looked at what runs since this generation was declared: it is true, or the lab's condition says what it waits for. */
export function isJudged({ metadata: { generation }, status }: StoredLab): boolean {
  return status.observedGeneration === generation || upToDateOf(status)?.observedGeneration === generation
}

/** Whether all of the student's folder fits into one collection. Said only once it did not. */
export const FOLDER_FITS = 'FolderFits'

/** What is said of a folder that holds too much; undefined: nothing. */
export function tooFullOf({ conditions }: LabInstanceStatus): LabCondition | undefined {
  const condition = conditionOf(FOLDER_FITS, conditions)
  return condition?.status === 'False' ? condition : undefined
}
