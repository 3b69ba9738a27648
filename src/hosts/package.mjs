import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { buildDesktop } from './build.mjs'
import { fetchedElectron } from './fetch-electron.mjs'

/** `npm run package -- [electron-builder's options]`: builds the desktop, then packs it with Electron's program, or says why it cannot. */
const root = fileURLToPath(new URL('../..', import.meta.url))
const options = process.argv.slice(2)
const isGiven = options.some((option) => /^(-c|--config)\.electronDist\b/.test(option))

if (isGiven || (await fetchedElectron((line) => process.stdout.write(`${line}\n`))) !== undefined) await pack()
else
  fail(
    'Electron could not be downloaded, so there is nothing to pack the panel with. Try again with a network, or name a folder that has it: npm run package -- -c.electronDist=FOLDER',
  )

async function pack() {
  await buildDesktop()
  const builder = createRequire(import.meta.url).resolve('electron-builder/cli.js')
  const child = spawn(process.execPath, [builder, '--config', 'electron-builder.yml', ...options], { cwd: root, stdio: 'inherit' })
  child.once('exit', (code) => (process.exitCode = code ?? 1))
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}
