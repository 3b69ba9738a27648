import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

export const usePalette = defineStore('palette', () => ({ isOpen: shallowRef(false), isSheetOpen: shallowRef(false) }))
