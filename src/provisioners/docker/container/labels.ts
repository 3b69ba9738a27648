import { studentIn } from '../../../core/resource/student'
import { marksOf } from '../../../core/plan/fit'
import type { LabMark, Marks } from '../../../core/provisioner/observation'
import type { LabIdentity, LabPlan } from '../../../core/provisioner/provisioner'

/** Labels that every container, volume and network of ours carries. A label alone proves nothing: images hand theirs down. */
export const LABEL = {
  instance: 'com.neuroglia.lab.instance',
  uid: 'com.neuroglia.lab.uid',
  name: 'com.neuroglia.lab.name',
  namespace: 'com.neuroglia.lab.namespace',
  template: 'com.neuroglia.lab.template',
  generation: 'com.neuroglia.lab.generation',
  studentEmail: 'com.neuroglia.lab.student-email',
  studentLogin: 'com.neuroglia.lab.student-login',
  studentName: 'com.neuroglia.lab.student-name',
  /** What the container was made for (core's `fit.ts`), as JSON. */
  madeFor: 'com.neuroglia.lab.made-for',
  /** `fresh` on a container: the student's folder was made with it. */
  folder: 'com.neuroglia.lab.folder',
  /** On a volume: the container whose folder it takes the place of, as the lab's record named it when it was made. */
  insteadOf: 'com.neuroglia.lab.instead-of',
  /** Of a container of ours that is no lab: what it is for. */
  role: 'com.neuroglia.lab.role',
} as const

export type Labels = Readonly<Record<string, string>>

export function labelsFor(plan: LabPlan, instanceId: string): Labels {
  return {
    [LABEL.instance]: instanceId,
    [LABEL.uid]: plan.uid,
    [LABEL.name]: plan.name,
    [LABEL.namespace]: plan.namespace,
    [LABEL.template]: plan.template,
    [LABEL.generation]: String(plan.generation),
    ...(plan.studentEmail === undefined ? {} : { [LABEL.studentEmail]: plan.studentEmail }),
    ...(plan.studentLogin === undefined ? {} : { [LABEL.studentLogin]: plan.studentLogin }),
    ...(plan.studentName === undefined ? {} : { [LABEL.studentName]: plan.studentName }),
  }
}

/** Of a container only: its volume outlives what it was made for. */
export function markLabel(plan: LabPlan): Labels {
  return { [LABEL.madeFor]: JSON.stringify(marksOf(plan)) }
}

/** undefined: an earlier version made it, or somebody else wrote there. */
export function marksFrom(labels: Labels): Marks | undefined {
  try {
    const marks: unknown = JSON.parse(labels[LABEL.madeFor] ?? '')
    const isTable = typeof marks === 'object' && marks !== null && Object.values(marks).every((mark) => typeof mark === 'string')
    return isTable ? (marks as Marks) : undefined
  } catch {
    return undefined
  }
}

/** What the labels say of the lab; undefined where they do not say enough to know whose it is. */
export function markFrom(labels: Labels): LabMark | undefined {
  const { [LABEL.name]: name = '', [LABEL.namespace]: namespace = '', [LABEL.template]: template = '' } = labels
  const { [LABEL.studentEmail]: studentEmail, [LABEL.studentLogin]: studentLogin, [LABEL.studentName]: studentName } = labels
  if (name === '' || namespace === '' || template === '') return undefined
  return {
    name,
    namespace,
    template,
    ...studentIn({ studentEmail, studentLogin, studentName }),
  }
}

/** The same after any crash: whoever made it, the next attempt finds it under this name. */
export function containerNameOf(lab: Pick<LabIdentity, 'name' | 'uid'>): string {
  return `lab-${lab.name}-${lab.uid.slice(0, 8)}`
}

/** A lab that was adopted has a container before its record knows which. */
export function recordedId({ containerId }: Pick<LabIdentity, 'containerId'>): string {
  return containerId ?? 'unrecorded'
}

export function volumeNameOf(lab: Pick<LabIdentity, 'uid'>): string {
  return `lab-${lab.uid}`
}

export const NETWORK_NAME = 'lab-resource-manager'

/** A student is never root, not even inside. */
export const DEFAULT_USER = '1000:1000'

/** Said of our containers only: a copy made by somebody from a committed image has a name of its own. */
export function hostnameOf(plan: { readonly name: string; readonly uid: string }): string {
  return containerNameOf(plan).slice(-63).replace(/^-+/, '')
}
