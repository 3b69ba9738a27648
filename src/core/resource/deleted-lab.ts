import { z } from 'zod'
import { sentenceSchema } from '../sentences/sentence'
import { labInstanceSpecSchema, labInstanceStatusSchema, type LabInstanceStatus } from './lab-instance'
import type { Resource } from './resource'

/** An archive on this machine: where it is, its size, how many files are in it, and its hash. */
const collectedWorkSchema = z.strictObject({
  path: z.string(),
  bytes: z.number().int().min(0),
  files: z.number().int().min(0),
  sha256: z.string(),
  /** Absent in records of an earlier version. */
  collectedAt: z.string().optional(),
})

/**
 * What is remembered of a lab that is gone: its last spec, and its last status with the whole timeline. Its name may have been
 * used many times, so the record has a name of its own and keeps the lab's beside it.
 */
export const deletedLabSpecSchema = z.strictObject({
  ...labInstanceSpecSchema.shape,
  labName: z.string().optional(),
  labUid: z.string().optional(),
  labCreatedAt: z.string().optional(),
  deletedAt: z.string().optional(),
  /** The student's work as it was brought into safety before anything was removed. Absent: there was none, or it was given up. */
  work: collectedWorkSchema.optional(),
  /** Why not all of it is in safety: somebody had the lab deleted by force, or had taken it away before. `work` is then older. */
  workLost: sentenceSchema.optional(),
})

export const deletedLabStatusSchema = labInstanceStatusSchema

/** What became of a lab's work. Neither: there was none. */
export type WorkLeft = Pick<DeletedLabSpec, 'work' | 'workLost'>
export type DeletedLabSpec = z.infer<typeof deletedLabSpecSchema>
export type DeletedLab = Resource<DeletedLabSpec, LabInstanceStatus>

/** Stands where a value stood. */
const KEPT_OUT = 'kept out'

/**
 * Passwords and tokens are in environments. While a lab runs somebody needs them; of one that is gone they would lie about in every copy of
 * the store for as long as the record. Which variables there were still helps to understand what happened.
 */
export function withoutValues<Spec extends Pick<DeletedLabSpec, 'environment'>>(spec: Spec): Spec {
  if (typeof spec.environment !== 'object' || spec.environment === null) return spec
  return { ...spec, environment: Object.fromEntries(Object.keys(spec.environment).map((name) => [name, KEPT_OUT])) }
}
