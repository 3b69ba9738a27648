import { z } from 'zod'
import { conditionSchema, resourcesSchema } from './lab-instance'
import { emailProblems, plainTextProblems, subdomainProblems } from './format/names'
import { problemsOf } from './format/parsed'
import { parseTimestamp } from './format/timestamp'
import { zoneProblems } from './format/time-zone'
import type { Resource } from './resource'
import { checkWith } from './validation/check-with'

const timestamp = z.string().check(checkWith((text) => problemsOf(parseTimestamp(text))))
const plainText = (most: number) => z.string().min(1).max(most).check(checkWith(plainTextProblems))

/** A day less, a week more. */
export const EXTRA_MINUTES = { least: -1_440, most: 10_080 } as const

/** One student of a class: known by e-mail in any case, or by a login that means somebody within this class only. */
export const rosterStudentSchema = z.strictObject({
  studentName: plainText(256).optional(),
  studentEmail: z.string().check(checkWith(emailProblems)).optional(),
  login: plainText(64).optional(),
  seat: plainText(32).optional(),
  /** Minutes after the end of the class (before it, when below 0) at which this student's labs end. They survive every move of the end. */
  extraMinutes: z.number().min(EXTRA_MINUTES.least).max(EXTRA_MINUTES.most).optional(),
  /** A person's wish: labs of this student that were made before then go, their work collected first, and are made again. */
  afreshAt: timestamp.optional(),
  environment: z.record(z.string(), z.string()).optional(),
  resources: resourcesSchema.optional(),
})

const CLASS_ENDINGS = ['collect', 'stop', 'keep'] as const

export const classSpecSchema = z.strictObject({
  title: plainText(256),
  /** Each student gets one lab of each. */
  templates: z
    .array(z.string().check(checkWith(subdomainProblems)))
    .min(1)
    .max(8),
  roster: z.array(rosterStudentSchema).max(2000),
  /** Absolute; `timeZone` says on which clock on the wall they are read and moved. */
  start: timestamp,
  end: timestamp,
  timeZone: z.string().check(checkWith(zoneProblems)),
  /** collect (default): stopped, collected, cleaned up after the grace. stop: the same, and kept until a person deletes. keep: runs on. */
  atEnd: z.enum(CLASS_ENDINGS).optional(),
})

const CLASS_PHASES = ['planned', 'starting', 'running', 'ending', 'ended'] as const
const count = z.number().int().min(0)

export const classStatusSchema = z.strictObject({
  phase: z.enum(CLASS_PHASES),
  /** metadata.generation that was brought about. */
  observedGeneration: z.number().int().optional(),
  /** Labs of this class by their state; `wanted` is what roster and templates ask for. */
  labs: z.strictObject({ wanted: count, byState: z.record(z.string(), count) }).optional(),
  /** The lab that was made last, by its name: one that a person deleted is not made again by itself. */
  made: z.record(z.string(), z.strictObject({ uid: z.string(), at: timestamp })).optional(),
  conditions: z.array(conditionSchema).optional(),
})

export type RosterStudent = z.infer<typeof rosterStudentSchema>
export type ClassSpec = z.infer<typeof classSpecSchema>
export type ClassStatus = z.infer<typeof classStatusSchema>
export type Class = Resource<ClassSpec, ClassStatus>
/** As the store hands it out: its status is there from its creation. */
export type StoredClass = Class & { readonly status: ClassStatus }

/** Who somebody is in a class: the same e-mail in another case is the same student. */
export function studentIdOf({ studentEmail, login }: Pick<RosterStudent, 'studentEmail' | 'login'>): string {
  return studentEmail === undefined ? `login:${login ?? ''}` : `email:${studentEmail.toLowerCase()}`
}
