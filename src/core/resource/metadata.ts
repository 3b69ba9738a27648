import { z } from 'zod'

const stringMap = z.record(z.string(), z.string())

export const ownerReferenceSchema = z.strictObject({
  apiVersion: z.string(),
  kind: z.string(),
  name: z.string(),
  uid: z.string(),
  /** The one that manages it; at most one. */
  controller: z.boolean().optional(),
  blockOwnerDeletion: z.boolean().optional(),
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
  /** Of the last write of anything in the object. Absent until an object of an earlier version is written again. */
  lastModified: z.string().optional(),
  deletionTimestamp: z.string().optional(),
  labels: stringMap.optional(),
  annotations: stringMap.optional(),
  finalizers: z.array(z.string()).optional(),
  ownerReferences: z.array(ownerReferenceSchema).optional(),
})

export type OwnerReference = z.infer<typeof ownerReferenceSchema>
export type Metadata = z.infer<typeof metadataSchema>
