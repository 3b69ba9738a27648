import { fileURLToPath } from 'node:url'
import tailwind from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const FROM_VUE = /\btoDisplayString as _toDisplayString,?\s*/

/** Text reaches the page through one function, whoever writes a template: what the compiler would take from Vue for `{{ … }}` is ours instead. */
function shownText(): Plugin {
  return {
    name: 'shown-text',
    transform(code, id) {
      if (!/\.vue(\?|$)/.test(id) || !code.includes('_toDisplayString')) return undefined
      if (!FROM_VUE.test(code)) return this.error(`${id} shows text, and not by the function that it is known by`)
      return {
        code: `import { shownText as _toDisplayString } from ${JSON.stringify(here('ui/shown-text.ts'))}\n${code.replace(FROM_VUE, '')}`,
        map: null,
      }
    },
  }
}

/** The panel, built once for both of its hosts: everything in it, nothing fetched from elsewhere, nothing inline. */
export default defineConfig({
  root: here('.'),
  base: '/',
  logLevel: 'warn',
  plugins: [vue(), shownText(), tailwind()],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: {
    outDir: here('../out/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    minify: true,
    // A data: URL is not 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // kB; the first piece, with what the engine tells in every language, and the YAML editor are no surprise.
    chunkSizeWarningLimit: 750,
    rolldownOptions: {
      input: here('index.html'),
      // What the first screen needs comes in one piece: twenty small ones cost it a tenth of a second.
      output: { codeSplitting: { groups: [{ name: 'panel', tags: ['$initial'] }] } },
    },
  },
})
