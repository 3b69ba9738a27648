import { z } from 'zod'
import { parseLabDuration } from './format/duration'
import { LAB_STATES } from './lab-states'
import { emailProblems, plainTextProblems, subdomainProblems } from './format/names'
import { problemsOf } from './format/parsed'
import { parseMemory } from './format/quantity'
import type { Resource } from './resource'
import { checkWith } from './validation/check-with'
import { parseTimestamp } from './format/timestamp'
import { codeSchema, paramsSchema } from '../sentences/sentence'

const timestamp = z.string().check(checkWith((text) => problemsOf(parseTimestamp(text))))
export const labDurationSchema = z.string().check(checkWith((text) => problemsOf(parseLabDuration(text))))

export const resourcesSchema = z.strictObject({
  /** Processors, as a number of cores: 0.5 is half a core. */
  cpu: z.number().min(0.01).max(256).optional(),
  /** Bytes, or with a suffix Ki, Mi, Gi. Memory and swap together. */
  memory: z
    .union([z.number(), z.string()])
    .check(checkWith((value) => problemsOf(parseMemory(value))))
    .optional(),
  pids: z.number().int().min(1).max(32768).optional(),
})

export const labInstanceSpecSchema = z.strictObject({
  template: z.string().check(checkWith(subdomainProblems)),
  /** One of the two says whose it is: an e-mail, in any case, or a login that means somebody within one class. */
  studentEmail: z.string().check(checkWith(emailProblems)).optional(),
  studentLogin: z.string().min(1).max(64).check(checkWith(plainTextProblems)).optional(),
  studentName: z.string().max(256).check(checkWith(plainTextProblems)).optional(),
  /** "60m", "1h30m", "PT1H" or "none"; default the template's, else settings' labs.defaultDuration. */
  duration: labDurationSchema.optional(),
  /** Absolute end, ISO 8601; wins over duration. */
  endsAt: timestamp.optional(),
  scheduledStart: timestamp.optional(),
  /** A person's wish to restart: set to now. In force when later than `status.startedAt`. */
  restartAt: timestamp.optional(),
  environment: z.record(z.string(), z.string()).optional(),
  /** Act at once, on the running lab. */
  resources: resourcesSchema.optional(),
  /** A person's wish: `resources` act until then, and the template's again by themselves. */
  resourcesUntil: timestamp.optional(),
  /** A person's wish: an ended lab is not cleaned up before then. */
  keepUntil: timestamp.optional(),
})

/** What is told, as data; `message` says it in English. Absent in what an earlier version wrote. */
const told = { code: codeSchema.optional(), params: paramsSchema.optional() }

export const conditionSchema = z.strictObject({
  type: z.string(),
  status: z.enum(['True', 'False', 'Unknown']),
  reason: codeSchema,
  message: z.string(),
  ...told,
  /** metadata.generation that was judged, as in Kubernetes' conditions. */
  observedGeneration: z.number().int().optional(),
  /** Moves only when `status` flips. */
  lastTransitionTime: timestamp,
})

const WHO = ['controller', 'reconciler', 'person'] as const

export const transitionSchema = z.strictObject({
  state: z.enum(LAB_STATES),
  time: timestamp,
  /** CamelCase, for programs. */
  reason: codeSchema,
  /** A sentence, for people. */
  message: z.string(),
  ...told,
  who: z.enum(WHO),
  /** What was measured on the way here, for explanations: ahead (labs), pullMs, pullBytes, startMs, answerMs. */
  data: z.record(z.string(), z.number().min(0)).optional(),
})

export const labInstanceStatusSchema = z.strictObject({
  state: z.enum(LAB_STATES),
  reason: codeSchema.optional(),
  message: z.string().optional(),
  ...told,
  /** Moves when it is true: what this generation declares is what runs. */
  observedGeneration: z.number().int().optional(),
  /** The URL that was really answered; absent unless it was. */
  endpoint: z.string().optional(),
  /** Container port -> port on this machine. Chosen by us before the container is made, and kept for the lab's life. */
  ports: z.record(z.string().regex(/^[0-9]{1,5}$/), z.number().int().min(1).max(65535)).optional(),
  /** Limits as the daemon last confirmed them: processors, bytes, processes; `until`: a person's, and the template's again from then on. */
  resources: z.strictObject({ cpu: z.number(), memory: z.number(), pids: z.number(), until: timestamp.optional() }).optional(),
  /** It was seen with a folder of its own, and nobody was told yet that this is gone. Absent in records of an earlier version. */
  hasFolder: z.boolean().optional(),
  /** Places beside that folder whose files would go with its container, as it was last seen: `/`, volumes of the image. Absent: never seen. */
  holds: z.array(z.string()).optional(),
  /** 64 hex, whole: a shorter one could name somebody else's container. */
  containerId: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'NotAContainerId')
    .optional(),
  image: z.string().optional(),
  /** Who made it and has it, for its whole life: `docker`, `simulated`. Absent: of an earlier version. */
  provisioner: z.string().optional(),
  startedAt: timestamp.optional(),
  readyAt: timestamp.optional(),
  /** Absolute, UTC. Absent: never. */
  expiresAt: timestamp.optional(),
  endedAt: timestamp.optional(),
  failedAt: timestamp.optional(),
  /** Attempts that failed since the lab last was ready. */
  retries: z.number().int().min(0).optional(),
  /** Not before this moment is the next attempt made. */
  retryAt: timestamp.optional(),
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
