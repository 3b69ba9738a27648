import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const SHOWN_TEXT = fileURLToPath(new URL('ui/shown-text.ts', import.meta.url))
const FROM_VUE = /\btoDisplayString as _toDisplayString,?\s*/

/** Text reaches the page through one function, whoever writes a template: what the compiler would take from Vue for `{{ … }}` is ours instead. */
export function shownTextPlugin(): Plugin {
  return {
    name: 'shown-text',
    transform(code, id) {
      if (!/\.vue(\?|$)/.test(id) || !code.includes('_toDisplayString')) return undefined
      if (!FROM_VUE.test(code)) return this.error(`${id} shows text, and not by the function that it is known by`)
      return { code: `import { shownText as _toDisplayString } from ${JSON.stringify(SHOWN_TEXT)}\n${code.replace(FROM_VUE, '')}`, map: null }
    },
  }
}
