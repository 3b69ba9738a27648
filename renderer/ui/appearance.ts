import { useStorage } from './storage'
import { computed, watchEffect } from 'vue'
import { defineStore } from 'pinia'

export const THEMES = ['system', 'dark', 'light', 'contrast'] as const
export type Theme = (typeof THEMES)[number]
export const DENSITIES = ['comfortable', 'compact'] as const
export type Density = (typeof DENSITIES)[number]

/** How this person wants to see the panel, kept in this browser. */
export const useAppearance = defineStore('appearance', () => {
  const theme = useStorage<Theme>('theme', 'system', THEMES)
  const density = useStorage<Density>('density', 'comfortable', DENSITIES)
  const projector = useStorage<'on' | 'off'>('projector', 'off', ['on', 'off'])
  const prefersLight = window.matchMedia('(prefers-color-scheme: light)')
  const prefersContrast = window.matchMedia('(prefers-contrast: more)')
  const shown = computed(() => (theme.value === 'system' ? systemTheme(prefersLight.matches, prefersContrast.matches) : theme.value))
  watchEffect(() => {
    const { dataset } = document.documentElement
    dataset.theme = shown.value
    dataset.density = density.value
    dataset.projector = projector.value
  })
  return { theme, density, projector, shown }
})

function systemTheme(light: boolean, contrast: boolean): Exclude<Theme, 'system'> {
  if (contrast) return 'contrast'
  return light ? 'light' : 'dark'
}
