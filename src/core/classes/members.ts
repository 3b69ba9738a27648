import { studentIdOf, type ClassSpec, type RosterStudent, type StoredClass } from '../resource/class'
import { fingerprintOf } from '../resource/templates/fingerprint'
import { isoTime } from '../resource/format/timestamp'
import type { LabInstanceSpec } from '../resource/lab-instance'

/** One lab that a class asks for: of one student, by one template. */
export interface Member {
  /** The lab's name: the same for the same student and template, so that nobody ever gets two. */
  readonly name: string
  readonly student: RosterStudent
  readonly template: string
}

export function membersOf({ metadata, spec }: StoredClass): readonly Member[] {
  return spec.roster.flatMap((student) =>
    spec.templates.map((template) => ({ name: labName(metadata.name, student, template), student, template })),
  )
}

/** What a person can read of class and student, and what makes it the only one. At most 63 characters. */
function labName(className: string, student: RosterStudent, template: string): string {
  const id = fingerprintOf([className, studentIdOf(student), template]).slice(0, 6)
  const who = slug(student.studentName ?? student.studentEmail?.split('@')[0] ?? student.login ?? '')
  return [slug(className).slice(0, 30), who.slice(0, 24), id]
    .map((part) => part.replace(/^-+|-+$/g, ''))
    .filter((part) => part !== '')
    .join('-')
}

function slug(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}+/gu, '')
  return plain.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}

/** What a class says of a lab; the rest of its spec is its own and a person's. */
export type Declared = Pick<
  LabInstanceSpec,
  'template' | 'studentEmail' | 'studentLogin' | 'studentName' | 'scheduledStart' | 'endsAt' | 'keepUntil' | 'environment' | 'resources'
>

/** Until a person deletes it: the latest moment that can be written down. */
const FOR_GOOD = '9999-12-31T23:59:59.999Z'

export function declaredFor({ student, template }: Member, spec: ClassSpec): Declared {
  const { studentEmail, login, studentName, environment, resources } = student
  return {
    template,
    ...(studentEmail === undefined ? {} : { studentEmail }),
    ...(studentEmail === undefined && login !== undefined ? { studentLogin: login } : {}),
    ...(studentName === undefined ? {} : { studentName }),
    scheduledStart: isoTime(Date.parse(spec.start)),
    ...(spec.atEnd === 'keep' ? {} : { endsAt: isoTime(endFor(student, spec)) }),
    ...(spec.atEnd === 'stop' ? { keepUntil: FOR_GOOD } : {}),
    ...(environment === undefined ? {} : { environment }),
    ...(resources === undefined ? {} : { resources }),
  }
}

/** Wall clock ms. A student's own minutes move along with the end of the class. */
export function endFor({ extraMinutes = 0 }: RosterStudent, { end }: Pick<ClassSpec, 'end'>): number {
  return Date.parse(end) + extraMinutes * 60_000
}
