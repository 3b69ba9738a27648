import { DEFAULT_NAMESPACE } from '../../../../src/contract/words'

/** What stands in the fields, as it was typed. */
export interface CreateForm {
  template: string
  mode: 'one' | 'class'
  studentName: string
  studentEmail: string
  list: string
  /** Empty: after the student. In a class: what the names begin with. */
  name: string
  prefix: string
  duration: string
  start: 'now' | 'at'
  startAt: string
  environment: { id: number; name: string; value: string }[]
  cpu: string
  memory: string
  pids: string
  namespace: string
}

export const emptyForm = (): CreateForm => ({
  template: '',
  mode: 'one',
  studentName: '',
  studentEmail: '',
  list: '',
  name: '',
  prefix: '',
  duration: '',
  start: 'now',
  startAt: '',
  environment: [],
  cpu: '',
  memory: '',
  pids: '',
  namespace: DEFAULT_NAMESPACE,
})
