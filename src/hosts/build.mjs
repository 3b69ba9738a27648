import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))

/** The programs that run under plain Node. Two who build at the same time write the same bytes. */
export async function buildHosts() {
  const { build } = await import('vite')
  await build({ configFile: at('vite.config.ts') })
}

/** The panel, for the browser and for the desktop's window. */
export async function buildPanel() {
  const { build } = await import('vite')
  await build({ configFile: at('../../renderer/vite.config.ts') })
}

/** Electron's side of the desktop: main and preload. */
export async function buildDesktop() {
  const { build } = await import('electron-vite')
  // It would warn each time that the panel is not built here.
  await build({ configFile: at('../../electron/electron.vite.config.ts'), logLevel: 'error' })
}

if (process.argv[1] === at('build.mjs')) {
  await buildHosts()
  await buildPanel()
  await buildDesktop()
}
