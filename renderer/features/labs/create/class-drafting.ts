import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef } from 'vue'
import { useLabRows } from '../../../lab/lab-rows'
import { readRoster } from '../../../roster/roster'
import { studentsOf, studentsWithLab } from './class-students'
import type { CreateForm } from './create-form'
import { OF_ROW } from './mistakes'
import type { Mistake } from './mistakes'

/** Of the class list that stands in the form: who gets a lab, who is left out, and what a person has to decide first. */
export function useClassDrafting(form: CreateForm, namespace: ComputedRef<string>) {
  const labRows = useLabRows()
  /** A person said that what gives no lab is left out. */
  const leavesOut = shallowRef(false)
  const makesAnother = shallowRef(false)
  /** Whom the engine would not take, by row. They stay named until the form changes. */
  const refused = shallowRef<ReadonlyMap<number, Mistake>>(new Map())

  const roster = computed(() => readRoster(form.mode === 'class' ? form.list : '', form.meanings))
  const busy = computed(() => studentsWithLab(labRows.rows.values(), { namespace: namespace.value, template: form.template }))
  const whole = computed(() => studentsOf(roster.value, busy.value))
  const left = computed(() => [
    ...whole.value.left,
    ...[...refused.value].flatMap(([row, mistake]) => roster.value.rows.slice(row, row + 1).map((each) => ({ ...each, mistake }))),
  ])
  const students = computed(() =>
    whole.value.students.filter(({ row, hasLab }) => !refused.value.has(row) && (makesAnother.value || !hasLab)),
  )
  const undecided = computed(() => {
    if (roster.value.isTooLong === true) return 'tooLong'
    if (left.value.length > 0 && !leavesOut.value) return 'undecided'
    if (students.value.length > 0) return undefined
    return whole.value.students.some(({ hasLab }) => hasLab) ? 'allHaveOne' : 'noStudents'
  })

  watch(form, () => (refused.value = new Map()))
  watch(
    () => [form.list, form.meanings, form.mode],
    () => (leavesOut.value = false),
  )
  watch(
    () => form.list.trim() === '',
    (isEmpty) => isEmpty && (form.meanings = []),
  )

  return {
    leavesOut,
    makesAnother,
    roster,
    whole,
    left,
    students,
    undecided,
    isRefused: (row: number) => refused.value.has(row),
    /** What is wrong with one student leaves that one out, if a person translator so. */
    refuse(mistakes: readonly Mistake[]): void {
      if (mistakes.length === 0) return
      refused.value = new Map([...refused.value, ...mistakes.map((each) => [Number(each.field.slice(OF_ROW.length)), each] as const)])
      leavesOut.value = false
    },
  }
}
