import { z } from 'zod'

const stringMap = z.record(z.string(), z.string())

export const ownerReferenceSchema = z.strictObject({
  apiVersion: z.string(),
  kind: z.string(),
  name: z.string(),
  uid: z.string(),
})

export const metadataSchema = z.strictObject({
  name: z.string(),
  /** Absent on cluster-scoped kinds. */
  namespace: z.string().optional(),
  uid: z.string(),
  /** The store's one counter at this object's last write, as a string. Opaque to clients. */
  resourceVersion: z.string(),
  /** Goes up when `spec` changes, and only then. */
  generation: z.number().int(),
  creationTimestamp: z.string(),
  deletionTimestamp: z.string().optional(),
  labels: stringMap.optional(),
  annotations: stringMap.optional(),
  finalizers: z.array(z.string()).optional(),
  ownerReferences: z.array(ownerReferenceSchema).optional(),
})

export type Metadata = z.infer<typeof metadataSchema>
