import { fileURLToPath } from 'node:url'
import { defineConfig } from 'electron-vite'

const from = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Main and preload. The panel is the browser's as well and has a build of its own. Packages that are `dependencies` stay packages. */
export default defineConfig({
  main: {
    root: from('..'),
    build: {
      outDir: from('../out/main'),
      target: 'node20',
      sourcemap: true,
      rolldownOptions: { input: { main: from('main/main.ts') }, output: { format: 'es' } },
    },
  },
  preload: {
    root: from('..'),
    build: {
      outDir: from('../out/preload'),
      target: 'node20',
      sourcemap: false,
      // A sandboxed preload is one file in the older module format, whatever package.json says.
      rolldownOptions: { input: { preload: from('preload/preload.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
})
