import type { SortColumn } from './sort-rows'

/** Beside one another as long as there is room; what can be found in the drawer goes first when the list gets narrow. */
export const CELL = 'px-2 overflow-hidden'

export const NARROW = {
  student: '@max-[42rem]:hidden',
  template: '@max-[68rem]:hidden',
  waits: '@max-[54rem]:hidden',
  confirmed: '@max-[62rem]:hidden',
} as const

/** The reason takes what the others leave. */
export const COLUMNS: readonly { readonly id: SortColumn; readonly width: string }[] = [
  { id: 'state', width: 'w-33' },
  { id: 'name', width: 'w-36 @min-[90rem]:w-56 @max-[54rem]:w-auto' },
  { id: 'student', width: `w-36 @min-[90rem]:w-56 @max-[54rem]:w-auto ${NARROW.student}` },
  { id: 'template', width: `w-28 @min-[90rem]:w-40 ${NARROW.template}` },
  { id: 'left', width: 'w-42 @max-[54rem]:w-30' },
  { id: 'waits', width: NARROW.waits },
  { id: 'confirmed', width: `w-24 ${NARROW.confirmed}` },
]
