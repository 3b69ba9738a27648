import { CLASS_RELEASE_ANNOTATION } from '../resource/annotations'
import { studentIdOf, type ClassSpec, type ClassStatus, type RosterStudent, type StoredClass } from '../resource/class'
import type { LabInstanceSpec, StoredLab } from '../resource/lab-instance'
import { isEnded } from '../resource/lab-states'
import { endFor, membersOf, type Member } from './members'
import { reconcileLab, type Applied } from './reconcile-lab'

/** All that a decision may look at; `labs` are those that this very class owns. */
export interface ClassView {
  readonly cls: StoredClass
  readonly labs: readonly StoredLab[]
  /** Wall clock, ms. */
  readonly now: number
}

export interface LabWrite {
  readonly lab: StoredLab
  readonly spec: LabInstanceSpec
  readonly applied: Applied
}

/** Everything that one run brings about, in the order of the members. */
export interface ClassPlan {
  /** The roster as it is to be written first: what persons changed on single labs. Then nothing else is done in this run. */
  readonly roster?: readonly RosterStudent[]
  readonly create: readonly Member[]
  readonly write: readonly LabWrite[]
  readonly remove: readonly StoredLab[]
  /** Nobody asks for them any more; they stay until a person releases them. */
  readonly pending: readonly StoredLab[]
  readonly made: NonNullable<ClassStatus['made']>
  readonly phase: ClassStatus['phase']
  /** The next moment at which something changes by itself, wall clock ms. */
  readonly wakeAt?: number
}

/**
 * What a class is to do next. Latecomers get their labs; whoever has left is asked about; a lab that ended, or that a person deleted, is not made
 * again by itself. Pure.
 */
export function decideClass(view: ClassView): ClassPlan {
  const { cls, labs, now } = view
  const members = membersOf(cls)
  const byName = new Map(labs.map((lab) => [lab.metadata.name, lab]))
  const present = members.flatMap((member) => {
    const lab = byName.get(member.name)
    return lab === undefined || isLeaving(lab) ? [] : [{ member, lab, isStale: isStale(member, lab) }]
  })
  const steps = present
    .filter((each) => !each.isStale)
    .map(({ member, lab }) => ({ lab, member, step: reconcileLab(member, cls.spec, lab, now) }))
  const roster = enteredInto(cls.spec, steps)
  const made = madeSoFar(view, members)
  const wanted = new Set(members.map(({ name }) => name))
  const released = releasedIn(cls)
  const left = labs.filter((lab) => !wanted.has(lab.metadata.name) && !isLeaving(lab))
  const stale = present.filter((each) => each.isStale).map(({ lab }) => lab)
  return {
    ...(roster === undefined ? {} : { roster }),
    create: members.filter((member) => isDue(member, { view, byName, made })),
    write: steps.flatMap(({ lab, step }) => (step.write === undefined ? [] : [{ lab, ...step.write }])),
    remove: [...stale, ...left.filter(({ metadata }) => released.has(metadata.uid))],
    pending: left.filter(({ metadata }) => !released.has(metadata.uid)),
    made,
    phase: phaseOf(view, members),
    ...wakeAt(view),
  }
}

const isLeaving = ({ metadata }: StoredLab): boolean => metadata.deletionTimestamp !== undefined

/** A person wants it made afresh, and it is from before that. */
function isStale({ student }: Member, { metadata }: StoredLab): boolean {
  return student.afreshAt !== undefined && Date.parse(metadata.creationTimestamp) < Date.parse(student.afreshAt)
}

function isDue(
  member: Member,
  {
    view: { cls, now },
    byName,
    made,
  }: {
    readonly view: ClassView
    readonly byName: ReadonlyMap<string, StoredLab>
    readonly made: NonNullable<ClassStatus['made']>
  },
): boolean {
  if (byName.has(member.name) || made[member.name] !== undefined) return false
  return cls.spec.atEnd === 'keep' || endFor(member.student, cls.spec) > now
}

/** By name. One that was made afresh, and is gone, is forgotten, so that it is made once more; so is one that nobody asks for any more. */
function madeSoFar({ cls, labs }: ClassView, members: readonly Member[]): NonNullable<ClassStatus['made']> {
  const there = new Map(labs.map((lab) => [lab.metadata.name, lab]))
  const entries = members.flatMap(({ name, student }) => {
    const lab = there.get(name)
    if (lab !== undefined) return [[name, { uid: lab.metadata.uid, at: lab.metadata.creationTimestamp }] as const]
    const before = cls.status.made?.[name]
    const isForgotten = before === undefined || (student.afreshAt !== undefined && Date.parse(before.at) < Date.parse(student.afreshAt))
    return isForgotten ? [] : [[name, before] as const]
  })
  return Object.fromEntries(entries)
}

function releasedIn({ metadata }: StoredClass): ReadonlySet<string> {
  return new Set((metadata.annotations?.[CLASS_RELEASE_ANNOTATION] ?? '').split(',').map((uid) => uid.trim()))
}

/** A student of two templates has two labs: what was changed last of all on either is what the roster says. */
function enteredInto(
  { roster }: ClassSpec,
  steps: readonly { readonly member: Member; readonly step: { readonly enter?: RosterStudent } }[],
): readonly RosterStudent[] | undefined {
  const entered = new Map(
    steps.flatMap(({ member, step: { enter } }) => (enter === undefined ? [] : [[studentIdOf(member.student), enter] as const])),
  )
  return entered.size === 0 ? undefined : roster.map((student) => entered.get(studentIdOf(student)) ?? student)
}

/** Started is a lab that was ready once, or that has ended: what heals later does not take the class back to its beginning. */
function phaseOf({ cls, labs, now }: ClassView, members: readonly Member[]): ClassStatus['phase'] {
  if (now < Date.parse(cls.spec.start)) return 'planned'
  const hasEnded = cls.spec.atEnd !== 'keep' && members.every(({ student }) => endFor(student, cls.spec) <= now)
  if (hasEnded) return labs.every(({ status }) => isEnded(status.state)) ? 'ended' : 'ending'
  const isStarted = ({ status }: StoredLab): boolean => status.readyAt !== undefined || isEnded(status.state)
  if (labs.length > 0 && labs.every(({ status }) => isEnded(status.state))) return 'ended'
  return labs.every(isStarted) ? 'running' : 'starting'
}

function wakeAt({ cls: { spec }, now }: ClassView): Pick<ClassPlan, 'wakeAt'> {
  const moments = [Date.parse(spec.start), ...spec.roster.map((student) => endFor(student, spec))].filter((moment) => moment > now)
  return moments.length === 0 ? {} : { wakeAt: Math.min(...moments) }
}
