import type { StoredLab } from '../../../../src/contract/words'
import { labRow } from '../../../../renderer/lab/lab-row'
import type { LabRow } from '../../../../renderer/lab/lab-row'

export const NOW = Date.parse('2026-03-02T10:00:00Z')

/** A lab that is ready and has half an hour to go, as a row; what a spec is about is given. */
export function aRow(name: string, about: Partial<LabRow> = {}): LabRow {
  const lab: StoredLab = {
    apiVersion: 'lab.neuroglia.com/v1',
    kind: 'LabInstance',
    metadata: {
      name,
      namespace: 'student-labs',
      uid: `uid-${name}`,
      resourceVersion: '1',
      generation: 1,
      creationTimestamp: new Date(NOW - 60_000).toISOString(),
    },
    spec: { template: 'sample-lab', studentEmail: `${name}@school.example`, studentName: name },
    status: {
      state: 'ready',
      observedGeneration: 1,
      endpoint: 'http://127.0.0.1:20000/',
      readyAt: new Date(NOW - 30 * 60_000).toISOString(),
      expiresAt: new Date(NOW + 30 * 60_000).toISOString(),
    },
  }
  return { ...labRow(lab, {}), ...(about.state === undefined ? {} : { displayState: about.state }), ...about }
}

export function without(row: LabRow, ...members: readonly (keyof LabRow)[]): LabRow {
  return Object.fromEntries(Object.entries(row).filter(([member]) => !members.includes(member as keyof LabRow))) as unknown as LabRow
}
