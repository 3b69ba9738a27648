import { API_VERSION, isoTime } from '../../../../src/contract/words'
import type { LabInstanceSpec } from '../../../../src/contract/words'
import { parseLocalTime } from '../../../ui/local-time'
import type { ClassStudent } from './class-students'
import type { CreateForm } from './create-form'
import { freeName, nameFor } from './lab-names'

/** A lab as it will be sent. `row`: of the class list. */
export interface LabDraft {
  readonly row?: number
  readonly name: string
  readonly object: {
    readonly apiVersion: string
    readonly kind: 'LabInstance'
    readonly metadata: { readonly name: string; readonly namespace: string }
    readonly spec: LabInstanceSpec
  }
}

/** `taken`: names that labs of this namespace have already. A name that was typed stays as it is. */
export function draftLab(form: CreateForm, taken: ReadonlySet<string>): LabDraft {
  const student = { email: form.studentEmail.trim(), ...(form.studentName.trim() === '' ? {} : { name: form.studentName.trim() }) }
  return draft(form, student, form.name.trim() === '' ? freeName(nameFor(student), taken) : form.name.trim())
}

/** One for each student, every name made unique. */
export function draftClass(form: CreateForm, taken: ReadonlySet<string>, students: readonly ClassStudent[]): readonly LabDraft[] {
  const used = new Set(taken)
  return students.map((student) => {
    const name = freeName(nameFor(student, form.prefix.trim()), used)
    used.add(name)
    return { row: student.row, ...draft(form, student, name) }
  })
}

function draft(form: CreateForm, { name: studentName, email }: Pick<ClassStudent, 'name' | 'email'>, name: string): LabDraft {
  const spec: LabInstanceSpec = {
    template: form.template,
    studentEmail: email,
    ...(studentName === undefined ? {} : { studentName }),
    ...(form.duration.trim() === '' ? {} : { duration: form.duration.trim() }),
    ...startOf(form),
    ...environmentOf(form),
    ...resourcesOf(form),
  }
  return { name, object: { apiVersion: API_VERSION, kind: 'LabInstance', metadata: { name, namespace: form.namespace.trim() }, spec } }
}

function startOf({ start, startAt }: CreateForm): Pick<LabInstanceSpec, 'scheduledStart'> {
  const at = start === 'at' ? parseLocalTime(startAt) : undefined
  return at === undefined ? {} : { scheduledStart: isoTime(at) }
}

function environmentOf({ environment }: CreateForm): Pick<LabInstanceSpec, 'environment'> {
  const named = environment.filter(({ name }) => name.trim() !== '')
  return named.length === 0 ? {} : { environment: Object.fromEntries(named.map(({ name, value }) => [name.trim(), value])) }
}

function resourcesOf({ cpu, memory, pids }: CreateForm): Pick<LabInstanceSpec, 'resources'> {
  const resources = {
    ...(cpu.trim() === '' ? {} : { cpu: Number(cpu) }),
    ...(memory.trim() === '' ? {} : { memory: memory.trim() }),
    ...(pids.trim() === '' ? {} : { pids: Number(pids) }),
  }
  return Object.keys(resources).length === 0 ? {} : { resources }
}
