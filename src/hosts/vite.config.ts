import { defineConfig } from 'vite'

/** The hosts that run under plain Node, bundled for it: our own code in one file each, packages stay packages. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir: 'out',
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: { headless: 'src/hosts/headless/main.ts', demo: 'src/hosts/demo/main.ts' },
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
    },
  },
})
