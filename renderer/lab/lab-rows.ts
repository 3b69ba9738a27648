import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useLiveFacts } from '../client/live-facts'
import { useResources } from '../client/resources'
import type { LiveFact, StoredLab } from '../../src/contract/words'
import { labRow } from './lab-row'
import type { LabRow } from './lab-row'

/** Every lab as a row, by key. A row is the same object until its lab or its facts change, so that only what changed is drawn again. */
export const useLabRows = defineStore('labRows', () => {
  const resources = useResources()
  const live = useLiveFacts()
  const made = new Map<string, { readonly lab: StoredLab; readonly fact: LiveFact; readonly row: LabRow }>()
  const rows = computed((): ReadonlyMap<string, LabRow> => {
    const next = new Map<string, LabRow>()
    for (const [key, lab] of resources.labs) {
      const fact = live.of(key)
      const known = made.get(key)
      const row = known?.lab === lab && known.fact === fact ? known.row : labRow(lab, fact)
      if (known?.row !== row) made.set(key, { lab, fact, row })
      next.set(key, row)
    }
    for (const key of made.keys()) if (!next.has(key)) made.delete(key)
    return next
  })
  return { rows }
})
