import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef } from 'vue'
import { useResources } from '../../../client/resources'
import { useLabRows } from '../../../lab/lab-rows'
import type { LabRow } from '../../../lab/lab-row'
import { useStorage } from '../../../ui/storage'
import { filterRows, isFiltered } from './filter/filter-rows'
import type { Filters } from './filter/filter-rows'
import { keepOrder } from './keep-order'
import { pruned } from './selection'
import type { Selection } from './selection'
import { nextSort, sortRows } from './sort-rows'
import type { Sort, SortColumn } from './sort-rows'
import { parseSearch } from './filter/search-terms'
import { countRows } from './filter/state-filters'
import type { StateFilter } from './filter/state-filters'

export const VIEWS = ['table', 'wall'] as const

/** While nobody's hand or focus is on the list, it is sorted anew at most this often; while one is, not at all. */
const SETTLE_MS = 3_000

/** The list as a person arranged it: kept while they look at another screen. */
export const useLabList = defineStore('labList', () => {
  const { rows, state } = useSources()
  const text = shallowRef('')
  const stateFilter = shallowRef<StateFilter>('all')
  const only = shallowRef<ReadonlySet<string>>()
  const sort = shallowRef<Sort>()
  const view = useStorage('labsView', 'table', VIEWS)
  const selection = shallowRef<Selection>(new Set())

  const search = computed(() => parseSearch(text.value))
  const filters = computed((): Filters => ({
    state: stateFilter.value,
    search: search.value,
    ...(only.value === undefined ? {} : { only: only.value }),
  }))
  const found = computed(() => filterRows(rows.value.values(), filters.value))
  const order = computed(() => (found: readonly LabRow[]) => sortRows(found, view.value === 'wall' ? undefined : sort.value))
  const { keys, isHeld } = useSettledOrder(found, filters, order)

  watch(rows, (now) => (selection.value = pruned(selection.value, (key) => now.has(key))))

  return {
    text,
    stateFilter,
    only,
    sort,
    view,
    selection,
    search,
    isHeld,
    keys,
    rows: computed(() => keys.value.flatMap((key) => rows.value.get(key) ?? [])),
    selectedRows: computed(() => [...selection.value].flatMap((key) => rows.value.get(key) ?? [])),
    counts: computed(() => countRows(rows.value.values())),
    isFiltered: computed(() => isFiltered(filters.value)),
    isLoading: computed(() => state.value === 'loading' && rows.value.size === 0),
    toggleStateFilter: (pressed: StateFilter) => (stateFilter.value = stateFilter.value === pressed ? 'all' : pressed),
    sortBy: (column: SortColumn) => (sort.value = nextSort(sort.value, column)),
    clearFilter(): void {
      text.value = ''
      stateFilter.value = 'all'
      only.value = undefined
    },
  }
})

function useSources() {
  const labRows = useLabRows()
  const resources = useResources()
  return { rows: computed(() => labRows.rows), state: computed(() => resources.labsState) }
}

/** The keys in the order in which they are shown: sorted at once when a person changes what is asked for, calmly when labs change. */
function useSettledOrder(
  found: ComputedRef<readonly LabRow[]>,
  filters: ComputedRef<Filters>,
  order: ComputedRef<(rows: readonly LabRow[]) => readonly LabRow[]>,
) {
  const keys = shallowRef<readonly string[]>([])
  const isHeld = shallowRef(false)
  let timer: number | undefined

  function settle(): void {
    timer = undefined
    if (isHeld.value) return
    const next = order.value(found.value).map(({ key }) => key)
    if (next.length !== keys.value.length || next.some((key, index) => key !== keys.value[index])) keys.value = next
  }
  const settleSoon = () => (timer ??= window.setTimeout(settle, SETTLE_MS))

  watch(
    [found, filters, order] as const,
    ([now, asked, sorted], [, askedBefore, sortedBefore]) => {
      if (asked !== askedBefore || sorted !== sortedBefore) keys.value = sorted(now).map(({ key }) => key)
      else {
        keys.value = keepOrder(keys.value, now, sorted)
        settleSoon()
      }
    },
    { immediate: true },
  )
  watch(isHeld, (held) => !held && settleSoon())
  return { keys, isHeld }
}
