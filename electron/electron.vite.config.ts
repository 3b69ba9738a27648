import { fileURLToPath } from 'node:url'
import { defineConfig } from 'electron-vite'
import panel from '../renderer/vite.config.ts'

const from = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const DEV_PORT = 5173

/**
 * The whole desktop: main, preload and the panel, so that `electron-vite dev | build | preview -c electron/electron.vite.config.ts` do what
 * they do elsewhere. Packages that are `dependencies` stay packages.
 */
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
  renderer: {
    ...panel,
    // The window is at an address without a port: the hot reload's line is told where to go.
    server: {
      ...panel.server,
      port: DEV_PORT,
      strictPort: true,
      ws: { protocol: 'ws', host: '127.0.0.1', clientPort: DEV_PORT },
    },
    // electron-vite would make the addresses relative, for files; this page has an origin of its own, and is the browser's as well.
    plugins: [...(panel.plugins ?? []), { name: 'panel-base', enforce: 'post', config: () => ({ base: '/' }) }],
  },
})
