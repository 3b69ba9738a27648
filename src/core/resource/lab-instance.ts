import { z } from 'zod'
import { LAB_STATES } from './lab-states'
import type { Resource } from './resource'

/** Written by the store at creation, taken away by the controller once Docker confirmed that nothing is left. */
export const LAB_FINALIZER = 'lab.neuroglia.com/provisioned'

export const resourcesSchema = z.strictObject({
  /** Processors, as a number of cores: 0.5 is half a core. */
  cpu: z.number().positive().optional(),
  /** Bytes, or with a suffix Ki, Mi, Gi. Memory and swap together. */
  memory: z.union([z.number().int().positive(), z.string()]).optional(),
  pids: z.number().int().positive().optional(),
})

export const labInstanceSpecSchema = z.strictObject({
  template: z.string(),
  studentEmail: z.string(),
  studentName: z.string().optional(),
  /** "60m", "1h30m", "PT1H" or "none"; default the template's, else settings' labs.defaultDuration. */
  duration: z.string().optional(),
  /** Absolute end, ISO 8601; wins over duration. */
  endsAt: z.string().optional(),
  scheduledStart: z.string().optional(),
  /** A person's wish to restart: set to now. In force when later than `status.startedAt`. */
  restartAt: z.string().optional(),
  environment: z.record(z.string(), z.string()).optional(),
  resources: resourcesSchema.optional(),
})

export const conditionSchema = z.strictObject({
  type: z.string(),
  status: z.enum(['True', 'False', 'Unknown']),
  reason: z.string(),
  message: z.string(),
  /** Moves only when `status` flips. */
  lastTransitionTime: z.string(),
})

export const WHO = ['controller', 'reconciler', 'person'] as const

export const transitionSchema = z.strictObject({
  state: z.enum(LAB_STATES),
  time: z.string(),
  /** CamelCase, for programs. */
  reason: z.string(),
  /** A sentence, for people. */
  message: z.string(),
  who: z.enum(WHO),
})

export const labInstanceStatusSchema = z.strictObject({
  state: z.enum(LAB_STATES),
  reason: z.string().optional(),
  message: z.string().optional(),
  observedGeneration: z.number().int().optional(),
  /** The URL that was really answered; absent unless it was. */
  endpoint: z.string().optional(),
  containerId: z.string().optional(),
  image: z.string().optional(),
  startedAt: z.string().optional(),
  readyAt: z.string().optional(),
  /** Absolute, UTC. Absent: never. */
  expiresAt: z.string().optional(),
  endedAt: z.string().optional(),
  /** Attempts that failed since the lab last was ready. */
  retries: z.number().int().optional(),
  /** Not before this moment is the next attempt made. */
  retryAt: z.string().optional(),
  conditions: z.array(conditionSchema).optional(),
  transitions: z.array(transitionSchema).optional(),
})

export type LabResources = z.infer<typeof resourcesSchema>
export type LabInstanceSpec = z.infer<typeof labInstanceSpecSchema>
export type LabCondition = z.infer<typeof conditionSchema>
export type LabTransition = z.infer<typeof transitionSchema>
export type LabInstanceStatus = z.infer<typeof labInstanceStatusSchema>
export type LabInstance = Resource<LabInstanceSpec, LabInstanceStatus>
/** What the store hands out for a lab: its status is always there, written at creation. */
export type StoredLab = LabInstance & { readonly status: LabInstanceStatus }
