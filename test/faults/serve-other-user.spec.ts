import { spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildHosts } from '../../src/hosts/build.mjs'
import { LABS } from '../fixtures/http-client'
import { isRootOnLinux } from '../setup/packages.mjs'
import { ServedFolder } from '../fixtures/served-process'

const NOBODY = 65_534
/** What somebody else who is logged in on this machine can do: read what is readable, and ask. */
const STRANGER = `
const [folder, url] = process.argv.slice(1)
const fs = require('node:fs')
const can = (act) => { try { act(); return true } catch { return false } }
const reads = ['server.json', 'state.json', 'installation.json', ''].filter((name) => can(() => (name === '' ? fs.readdirSync(folder) : fs.readFileSync(folder + '/' + name))))
fetch(url).then(async (answer) => console.log(JSON.stringify({ reads, code: answer.status, kind: (await answer.json()).kind })))`

let served: ServedFolder
beforeAll(() => buildHosts())
beforeEach(() => void (served = new ServedFolder()))
afterEach(() => served.remove())

it('#177 another user of the machine reaches the port, reads no file and gets a 401', async (context) => {
  if (!isRootOnLinux()) return context.skip('only root on Linux can become another user')
  await served.simulated()
  // As in a home that lets others pass: what keeps them out must be the folder of the labs itself.
  chmodSync(served.dir, 0o755)
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', STRANGER, served.data, served.file().url + LABS], {
    uid: NOBODY,
    gid: NOBODY,
    cwd: '/',
    env: { PATH: process.env.PATH ?? '' },
    encoding: 'utf8',
    timeout: 20_000,
  })
  if (/EACCES|MODULE_NOT_FOUND/.test(stderr) && stdout === '') return context.skip('another user may not run this node')
  expect(JSON.parse(stdout)).toEqual({ reads: [], code: 401, kind: 'Status' })
})
