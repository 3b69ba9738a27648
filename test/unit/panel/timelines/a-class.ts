import type { DeletedLab, LabState, LabTransition, StoredLab } from '../../../../src/contract/words'

export const NINE = Date.parse('2026-03-02T09:00:00.000Z')

export interface Told {
  readonly name: string
  /** State and ms after nine, in order. */
  readonly lines: readonly (readonly [LabState, number])[]
  readonly retries?: number
  readonly scheduledStart?: number
}

/** A lab as the store hands it out, told by its timeline. */
export function lab({ name, lines, retries = 0, scheduledStart }: Told): StoredLab {
  const transitions = lines.map(([state, ms]): LabTransition => ({
    state,
    time: iso(ms),
    reason: `Why${state}`,
    message: `It is ${state}`,
    who: 'controller',
  }))
  const last = transitions.at(-1)
  return {
    apiVersion: 'lab.neuroglia.com/v1',
    kind: 'LabInstance',
    metadata: {
      name,
      namespace: 'student-labs',
      uid: `uid-${name}`,
      resourceVersion: '1',
      generation: 1,
      creationTimestamp: iso(lines[0]?.[1] ?? 0),
    },
    spec: {
      template: 'sample-lab',
      studentEmail: `${name}@school.example`,
      ...(scheduledStart === undefined ? {} : { scheduledStart: iso(scheduledStart) }),
    },
    status: { state: last?.state ?? 'pending', reason: last?.reason ?? 'Declared', message: last?.message ?? '', retries, transitions },
  }
}

/** What the engine keeps of it once it is gone. */
export function record(told: Told): DeletedLab {
  const { metadata, spec, status, ...rest } = lab(told)
  return {
    ...rest,
    kind: 'DeletedLab',
    metadata: { ...metadata, name: `${metadata.name}-12345678`, uid: 'uid-of-the-record', creationTimestamp: iso(900_000) },
    spec: { ...spec, labName: metadata.name, labUid: metadata.uid, labCreatedAt: metadata.creationTimestamp },
    status,
  }
}

export const iso = (ms: number): string => new Date(NINE + ms).toISOString()
