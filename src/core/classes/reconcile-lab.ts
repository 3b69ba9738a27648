import { CLASS_APPLIED_ANNOTATION } from '../resource/annotations'
import { EXTRA_MINUTES, type ClassSpec, type RosterStudent } from '../resource/class'
import { momentOf } from '../resource/format/timestamp'
import { jsonEqual } from '../resource/json'
import type { LabInstanceSpec, StoredLab } from '../resource/lab-instance'
import { isEnded } from '../resource/lab-states'
import { declaredFor, type Declared, type Member } from './members'

/** What a class writes into a lab, and when it may: what has begun does not begin later, nor for somebody else. */
const ALWAYS = ['studentName', 'endsAt', 'keepUntil', 'environment', 'resources'] as const
const BEFORE_START = ['template', 'studentEmail', 'studentLogin', 'scheduledStart'] as const

/** What a person may say of one lab alone, and the roster then says of its student. */
const ENTERED = ['environment', 'resources'] as const

/** What was declared of a lab when it was written last, and the end that the class had then. */
export interface Applied extends Partial<Declared> {
  readonly classEnd: string
}

export interface LabStep {
  /** The lab as it is to be written. Absent: it is as it should be. */
  readonly write?: { readonly spec: LabInstanceSpec; readonly applied: Applied }
  /** What a person changed on this lab alone, as the roster is to say it. */
  readonly enter?: RosterStudent
}

/**
 * Three things are compared for each field: what the class declares, what it declared when it wrote the lab last, and what stands there now.
 * The class writes where its own word has changed. Where somebody else has changed the lab, that stands, and enters the roster, so that the
 * next move of the class carries it along. Entering says the same however often it is done: a crash in between does no harm.
 */
export function reconcileLab(member: Member, spec: ClassSpec, lab: StoredLab, now: number): LabStep {
  const applied = appliedOf(lab)
  if (applied === undefined) return { write: writtenFor(member, spec, lab, { now, applied: {} }) }
  const student = entered(member.student, lab, { applied, now })
  if (!jsonEqual(student, member.student)) return { enter: student }
  const write = writtenFor(member, spec, lab, { now, applied })
  return jsonEqual(write.spec, lab.spec) && jsonEqual(write.applied, applied) ? {} : { write }
}

export function appliedTo(declared: Declared, spec: ClassSpec): Applied {
  return { ...declared, classEnd: spec.end }
}

function appliedOf({ metadata }: StoredLab): Applied | undefined {
  try {
    const applied: unknown = JSON.parse(metadata.annotations?.[CLASS_APPLIED_ANNOTATION] ?? 'null')
    return typeof applied === 'object' && applied !== null && 'classEnd' in applied ? (applied as Applied) : undefined
  } catch {
    return undefined
  }
}

function writtenFor(
  member: Member,
  classSpec: ClassSpec,
  lab: StoredLab,
  { now, applied }: { readonly now: number; readonly applied: Partial<Applied> },
) {
  const declared = declaredFor(member, classSpec)
  const fields = lab.status.state === 'pending' ? [...ALWAYS, ...BEFORE_START] : ALWAYS
  const isMoved = (field: keyof Declared): boolean => !jsonEqual(declared[field], applied[field]) && mayWrite(field, lab, { applied, now })
  const moved = fields.filter(isMoved)
  const spec = { ...lab.spec, ...Object.fromEntries(moved.map((field) => [field, declared[field]])) }
  const kept = Object.fromEntries(
    [...ALWAYS, ...BEFORE_START].filter((field) => !moved.includes(field)).map((field) => [field, applied[field]]),
  )
  return { spec: present(spec) as LabInstanceSpec, applied: present({ ...appliedTo(declared, classSpec), ...kept }) as unknown as Applied }
}

/** An end that a person gave this lab stays: one that has passed is the lab's own, and no move of the class brings it back. */
function mayWrite(
  field: keyof Declared,
  { spec, status }: StoredLab,
  { applied, now }: { readonly applied: Partial<Applied>; readonly now: number },
): boolean {
  if (field !== 'endsAt' || applied.classEnd === undefined) return true
  const isPersons = !jsonEqual(spec.endsAt, applied.endsAt)
  return !isPersons || (!isEnded(status.state) && (momentOf(spec.endsAt) ?? Infinity) > now && spec.endsAt !== undefined)
}

function entered(
  student: RosterStudent,
  lab: StoredLab,
  { applied, now }: { readonly applied: Applied; readonly now: number },
): RosterStudent {
  const changed = ENTERED.filter((field) => !jsonEqual(lab.spec[field], applied[field]) && !jsonEqual(lab.spec[field], student[field]))
  // Limits that a person gave for a while only are that lab's.
  const lasting = changed.filter((field) => field !== 'resources' || lab.spec.resourcesUntil === undefined)
  const extraMinutes = extraMinutesOf(lab, { applied, now })
  return present({
    ...student,
    ...Object.fromEntries(lasting.map((field) => [field, lab.spec[field]])),
    ...(extraMinutes === undefined || extraMinutes === (student.extraMinutes ?? 0) ? {} : { extraMinutes }),
  }) as RosterStudent
}

/** What a person gave this lab alone; undefined: nothing, or no end that minutes could say. Then it stands on the lab. */
function extraMinutesOf(lab: StoredLab, { applied, now }: { readonly applied: Applied; readonly now: number }): number | undefined {
  const end = momentOf(lab.spec.endsAt)
  if (end === undefined || end <= now || end === momentOf(applied.endsAt) || isEnded(lab.status.state)) return undefined
  const minutes = (end - Date.parse(applied.classEnd)) / 60_000
  return minutes >= EXTRA_MINUTES.least && minutes <= EXTRA_MINUTES.most ? minutes : undefined
}

function present<T extends object>(object: T): Partial<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Partial<T>
}
