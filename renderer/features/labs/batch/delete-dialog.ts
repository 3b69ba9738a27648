import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { LabRow } from '../../../lab/lab-row'

/** The labs whose deletion is being asked about; empty: nobody is asked. */
export const useDeleteDialog = defineStore('deleteDialog', () => ({ rows: shallowRef<readonly LabRow[]>([]) }))
