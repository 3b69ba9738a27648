import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { LabRow } from '../../../lab/lab-row'

/** The labs whose deletion is asked about; empty: nobody is asked. Above the list: a row that moves out of sight does not take its question along. */
export const useDeleteDialog = defineStore('deleteDialog', () => {
  const asked = shallowRef<readonly LabRow[]>([])
  const isOpen = computed({ get: () => asked.value.length > 0, set: (open) => !open && (asked.value = []) })
  return { asked, isOpen }
})
