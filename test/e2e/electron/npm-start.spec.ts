import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { buildHosts } from '../../../src/hosts/build.mjs'
import { isRootOnLinux } from '../../setup/packages.mjs'
import { busyness } from './busyness'
import { removeFolder } from './desktop-life'

const root = new URL('../../..', import.meta.url).pathname
const NOBODY = 65_534
let lastStart = 0
const LONG_AGO = new Date('2020-01-01T00:00:00Z')
const NO_WINDOW = 'so the panel opens in the browser instead.'
/** Root may not run Electron: everybody else is somebody else. */
const asAPerson = isRootOnLinux() ? { uid: NOBODY, gid: NOBODY } : {}

/** The program as it is installed: built, its sources older than that, its packages beside it. */
const copy = mkdtempSync(join(tmpdir(), 'lab-start-'))
beforeAll(() => {
  for (const part of ['src/hosts', 'src/contract', 'src/core', 'electron', 'renderer', 'bin', 'home'])
    mkdirSync(join(copy, part), { recursive: true })
  for (const name of readdirSync(join(root, 'src/hosts')).filter((each) => each.endsWith('.mjs')))
    cpSync(join(root, 'src/hosts', name), join(copy, 'src/hosts', name))
  for (const part of ['package.json', 'out/main', 'out/preload', 'out/renderer', 'out/headless.mjs', 'out/chunks'])
    cpSync(join(root, part), join(copy, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  program('xdg-open', 'printf "browser: %s\\n" "$1" >> "$HOME/opened"')
  program('electron', 'printf "electron: %s\\n" "$*"\ntrap \'echo told to end; exit 7\' TERM\necho up\nwhile :; do sleep 0.1; done')
  for (const path of [
    'package.json',
    'src',
    'electron',
    'renderer',
    ...readdirSync(copy, { recursive: true })
      .map(String)
      .filter((each) => /^(src|electron|renderer)\//.test(each)),
  ])
    utimesSync(join(copy, path), LONG_AGO, LONG_AGO)
  for (const path of ['', 'home']) if (asAPerson.uid !== undefined) chownSync(join(copy, path), asAPerson.uid, asAPerson.gid)
  chmodSync(copy, 0o755)
})
afterAll(() => removeFolder(copy))

function program(name: string, script: string): void {
  writeFileSync(join(copy, 'bin', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
}

interface Start {
  readonly env?: Readonly<Record<string, string>>
  /** As root, where the machine has one. */
  readonly asRoot?: boolean
}

/** `npm start`, without npm. */
function start({ env = {}, asRoot = false }: Start = {}) {
  lastStart += 1
  const child = spawn(
    process.execPath,
    [join(copy, 'src/hosts/launch.mjs'), 'desktop', '--provisioner', 'simulated', '--data-dir', join(copy, 'home', `labs-${lastStart}`)],
    {
      cwd: copy,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(asRoot ? {} : asAPerson),
      env: { PATH: `${join(copy, 'bin')}:${dirname(process.execPath)}:/usr/bin:/bin`, HOME: join(copy, 'home'), ...env },
    },
  )
  let said = ''
  let look = (): void => {}
  const hear = (text: string): void => {
    said += text
    look()
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      resolve(code)
      look()
    }),
  )
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
  /** Everything said until the text came; what was said at all, if the program ended before. */
  const until = (text: string): Promise<string> =>
    new Promise((resolve) => {
      look = () => {
        if (said.includes(text) || child.exitCode !== null) resolve(said)
      }
      look()
    })
  return { child, ended, until }
}

const DISPLAY = { DISPLAY: ':99' }
const SERVED = 'leaves the labs running.\n'

describe('npm start', () => {
  it('without a display says so in a sentence, serves the panel on 127.0.0.1, and prints a link that works once', async () => {
    const said = await start().until(SERVED)
    expect(said.split('\n')).toEqual([
      `There is no display to open a window on, ${NO_WINDOW}`,
      expect.stringMatching(/^serving http:\/\/127\.0\.0\.1:\d+$/),
      'Open this link in a browser (it works once):',
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/open\?ticket=\S+$/),
      'Ctrl+C ends the server and leaves the labs running.',
      '',
    ])
    const link = said.split('\n')[3] ?? ''
    const [first, second] = [await fetch(link, { redirect: 'manual' }), await fetch(link, { redirect: 'manual' })]
    expect([first.status < 400, second.status >= 400]).toEqual([true, true])
  })

  it('as root says why there is no window, and opens the browser', async (context) => {
    if (!isRootOnLinux()) return context.skip('only root can start it as root')
    const said = await start({ env: DISPLAY, asRoot: true }).until(SERVED)
    expect(said).toContain(`Electron gives up its sandbox when root runs it, ${NO_WINDOW}`)
    expect(said).toContain('If no page appeared')
  })

  it.each(['refuses', 'never answers'] as const)(
    'where Electron is missing and its source %s, says so in a sentence and serves the browser within seconds',
    async (way) => {
      const source = way === 'refuses' ? 'http://127.0.0.1:9/' : await silentServer()
      const startedAt = performance.now()
      const said = await start({ env: { ...DISPLAY, ELECTRON_MIRROR: source, ELECTRON_OVERRIDE_DIST_PATH: join(copy, 'nowhere') } }).until(
        SERVED,
      )
      expect(performance.now() - startedAt).toBeLessThan(10_000 * busyness())
      expect(said.split('\n').slice(0, 3)).toEqual([
        'Getting Electron, once (about 120 MB) ...',
        `Electron is not installed and could not be downloaded, ${NO_WINDOW}`,
        expect.stringMatching(/^serving http/),
      ])
      expect(said).not.toMatch(/\n\s+at |ECONN|ENOTFOUND/)
    },
  )

  it('where Electron is there, becomes it: its arguments, its signals and its exit code are handed through', async () => {
    const { child, ended, until } = start({ env: { ...DISPLAY, ELECTRON_OVERRIDE_DIST_PATH: join(copy, 'bin') } })
    const said = await until('up\n')
    expect(said).toContain(`electron: ${copy}/ --provisioner simulated --data-dir ${copy}/home/labs-`)
    expect(said).not.toContain('browser')
    child.kill('SIGTERM')
    expect(await ended).toBe(7)
  })
})

it('a build leaves none of the older programs’ parts behind', async () => {
  const old = join(root, 'out/chunks/an-older-part-AAAAAAAA.mjs')
  mkdirSync(dirname(old), { recursive: true })
  writeFileSync(old, '')
  utimesSync(old, LONG_AGO, LONG_AGO)
  await buildHosts()
  expect(existsSync(old)).toBe(false)
  expect(existsSync(join(root, 'out/headless.mjs'))).toBe(true)
})

/** Takes every call and says nothing: a firewall of the unkind sort. */
async function silentServer(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
