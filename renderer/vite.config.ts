import { fileURLToPath } from 'node:url'
import tailwind from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The panel, built once for both of its hosts: everything in it, nothing fetched from elsewhere, nothing inline. */
export default defineConfig({
  root: here('.'),
  base: '/',
  logLevel: 'warn',
  plugins: [vue(), tailwind()],
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
    // kB; the first piece and the YAML editor are no surprise.
    chunkSizeWarningLimit: 640,
    rolldownOptions: {
      input: here('index.html'),
      // What the first screen needs comes in one piece: twenty small ones cost it a tenth of a second.
      output: { codeSplitting: { groups: [{ name: 'panel', tags: ['$initial'] }] } },
    },
  },
})
