import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import tailwind from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'
import { contentSecurityPolicy, SECURITY_HEADERS } from '../src/hosts/panel/security-headers.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** While it is being written, too, the page has the policy that it will have: what breaks it is seen on that day. Its one addition is the hot reload's own line. */
function lockedPage(): Plugin {
  const nonce = randomBytes(16).toString('base64url')
  return {
    name: 'locked-page',
    apply: 'serve',
    transformIndexHtml: { order: 'pre', handler: (html) => html.replaceAll('__CSP_NONCE__', nonce) },
    configureServer({ middlewares, httpServer }) {
      middlewares.use((_request, response, next) => {
        const address = httpServer?.address()
        const port = typeof address === 'object' ? address?.port : undefined
        const policy = contentSecurityPolicy(nonce).replace("connect-src 'self'", `connect-src 'self' ws://127.0.0.1:${port}`)
        for (const [name, value] of Object.entries({ ...SECURITY_HEADERS, 'Content-Security-Policy': policy }))
          response.setHeader(name, value)
        next()
      })
    },
  }
}

/** The panel, built once for both of its hosts: everything in it, nothing fetched from elsewhere, nothing inline. */
export default defineConfig({
  root: here('.'),
  base: '/',
  logLevel: 'warn',
  plugins: [vue(), tailwind(), lockedPage()],
  cacheDir: here('../out/vite'),
  // For `npm run dev`: to this machine only, the sources only, and to no page but its own.
  server: {
    host: '127.0.0.1',
    cors: false,
    hmr: { overlay: false },
    fs: { allow: [here('.'), here('../src'), here('../node_modules'), here('../out/vite')] },
  },
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
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      input: here('index.html'),
      // What the first screen needs comes in one piece: twenty small ones cost it a tenth of a second.
      output: { codeSplitting: { groups: [{ name: 'panel', tags: ['$initial'] }] } },
    },
  },
})
