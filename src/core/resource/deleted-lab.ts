import { z } from 'zod'
import { labInstanceSpecSchema, labInstanceStatusSchema, type LabInstanceStatus } from './lab-instance'
import type { Resource } from './resource'

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
})

export const deletedLabStatusSchema = labInstanceStatusSchema

export type DeletedLabSpec = z.infer<typeof deletedLabSpecSchema>
export type DeletedLab = Resource<DeletedLabSpec, LabInstanceStatus>
