import { readdir, rm, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))

/** The programs that run under plain Node. Two who build at the same time write the same bytes. */
export async function buildHosts() {
  const { build } = await import('vite')
  const startedAt = Date.now()
  const { output } = await forProduction(() => build({ configFile: at('vite.config.ts') }))
  await sweepChunks(new Set(output.map(({ fileName }) => fileName)), startedAt)
}

/**
 * What earlier builds left. Programs that run have read theirs; what came while this build ran belongs to another one that runs beside it.
 * @param {ReadonlySet<string>} built names below out/
 * @param {number} startedAt
 */
async function sweepChunks(built, startedAt) {
  const folder = at('../../out/chunks')
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter((each) => !built.has(`chunks/${each}`) && !built.has(`chunks/${each.replace(/\.map$/, '')}`))) {
    const path = `${folder}/${name}`
    // Gone already: another build sweeps as well.
    const madeAt = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => startedAt,
    )
    if (madeAt < startedAt) await rm(path, { force: true })
  }
}

/** The panel alone, for the browser. */
export async function buildPanel() {
  const { build } = await import('vite')
  await forProduction(() => build({ configFile: at('../../renderer/vite.config.ts') }))
}

/** The whole desktop: main, preload and the panel. */
export async function buildDesktop() {
  const { build } = await import('electron-vite')
  await forProduction(() => build({ configFile: at('../../electron/electron.vite.config.ts'), logLevel: 'error' }))
}

/**
 * Started with another NODE_ENV (as from a test run), the panel would be Vue's for the workshop: slower, and with this machine's paths in it.
 * @template T
 * @param {() => Promise<T>} build
 * @returns {Promise<T>}
 */
async function forProduction(build) {
  const { NODE_ENV: before } = process.env
  process.env.NODE_ENV = 'production'
  try {
    return await build()
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}

if (process.argv[1] === at('build.mjs')) {
  await buildHosts()
  await buildDesktop()
}
