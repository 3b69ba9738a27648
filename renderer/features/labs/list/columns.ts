import type { SortColumn } from './sort-rows'

/** Beside one another as long as there is room; what can be found in the drawer goes first when the list gets narrow. */
export const CELL = 'px-2 overflow-hidden'

export const NARROW = { student: '@max-[38rem]:hidden', template: '@max-[54rem]:hidden', waits: '@max-[46rem]:hidden', confirmed: '@max-[64rem]:hidden' } as const

export const COLUMNS: readonly { readonly id: SortColumn; readonly width: string }[] = [
  { id: 'state', width: 'w-34' },
  { id: 'name', width: 'w-[18%]' },
  { id: 'student', width: `w-[16%] ${NARROW.student}` },
  { id: 'template', width: `w-32 ${NARROW.template}` },
  { id: 'left', width: 'w-30' },
  { id: 'waits', width: NARROW.waits },
  { id: 'confirmed', width: `w-28 ${NARROW.confirmed}` },
]
