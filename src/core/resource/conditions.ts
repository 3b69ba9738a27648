import type { LabCondition, LabInstanceStatus, StoredLab } from './lab-instance'

/** Whether the container was made for what lab and template say now. */
export const UP_TO_DATE = 'UpToDate'

export function upToDateOf({ conditions = [] }: LabInstanceStatus): LabCondition | undefined {
  return conditions.find(({ type }) => type === UP_TO_DATE)
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
