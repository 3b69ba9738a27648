import type { DeletedLab, StoredLab } from '../../../../src/contract/words'

interface Parts {
  readonly metadata?: Partial<StoredLab['metadata']>
  readonly spec?: Partial<StoredLab['spec']>
  readonly status?: Partial<StoredLab['status']>
}

export function aLab({ metadata = {}, spec = {}, status = {} }: Parts = {}): StoredLab {
  return {
    apiVersion: 'lab.neuroglia.com/v1',
    kind: 'LabInstance',
    metadata: {
      name: 'ada',
      namespace: 'student-labs',
      uid: 'uid-1',
      resourceVersion: '7',
      generation: 1,
      creationTimestamp: '2026-01-05T10:00:00.000Z',
      finalizers: ['lab.neuroglia.com/provisioned'],
      ...metadata,
    },
    spec: { template: 'web', studentEmail: 'ada@school.example', ...spec },
    status: { state: 'ready', observedGeneration: 1, ...status },
  }
}

export function aRecord(labUid: string, deletedAt: string): DeletedLab {
  const { apiVersion, metadata, spec, status } = aLab({ status: { state: 'deleted' } })
  return {
    apiVersion,
    kind: 'DeletedLab',
    metadata: { ...metadata, name: `ada-${labUid}`, uid: `record-${labUid}` },
    spec: { ...spec, labName: 'ada', labUid, deletedAt, labCreatedAt: metadata.creationTimestamp },
    status,
  }
}
