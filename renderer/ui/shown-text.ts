import { toDisplayString } from 'vue'
import { visibleText } from '../../src/contract/visible-text'

/**
 * What every `{{ … }}` of the panel becomes, put there by `vite.config.ts`: names, titles and output come from anybody, and a sign that
 * nobody sees could turn round what stands beside it.
 */
export function shownText(value: unknown): string {
  return visibleText(toDisplayString(value))
}
