import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { extractFile, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = new URL('../../..', import.meta.url).pathname
const work = mkdtempSync(join(tmpdir(), 'lab-package-'))
const copy = join(work, 'sources')
const archive = join(work, 'out/linux-unpacked/resources/app.asar')
/** What marks the place of the fuses in Electron's program, one version byte, how many, and each as Electron ships it. */
const FUSE_WIRE = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 9]), Buffer.from('101100111')])

/** The ninth, which the tool reads but has no name for. */
const WASM_TRAP_HANDLERS = 8
/** As they stand in the program: the digits. */
const ENABLE = '1'.charCodeAt(0)
const DISABLE = '0'.charCodeAt(0)

let files: string[] = []

beforeAll(async () => {
  fakeDistribution(join(work, 'electron'))
  // It builds the panel, and other specs show theirs: a copy of the sources.
  for (const part of ['package.json', 'electron-builder.yml', 'tsconfig.json', 'electron', 'renderer', 'src'])
    cpSync(join(root, part), join(copy, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  const overrides = [`-c.electronDist=${join(work, 'electron')}`, `-c.directories.output=${join(work, 'out')}`]
  await promisify(execFile)('npm', ['run', 'package', '--', '--linux', '--dir', ...overrides], { cwd: copy })
  files = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'))
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

/** Stands where Electron's program would: enough for it to be packed, renamed and have its fuses set. */
function fakeDistribution(folder: string): void {
  for (const part of ['locales', 'resources']) mkdirSync(join(folder, part), { recursive: true })
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('not a program\n'), FUSE_WIRE, Buffer.from('\n')]), { mode: 0o755 })
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version']) writeFileSync(join(folder, name), '')
}

const own = (): string[] => files.filter((path) => !path.startsWith('/node_modules'))

describe('the package', () => {
  it('holds what runs', () => {
    expect(own()).toEqual(
      expect.arrayContaining(['/package.json', '/out/main/main.js', '/out/preload/preload.cjs', '/out/renderer/index.html']),
    )
  })

  it('holds nothing else: no source, no test, no source map, no other host', () => {
    expect(own().filter((path) => !/^\/(package\.json|out(\/(main|preload|renderer)(\/.*)?)?)$/.test(path))).toEqual([])
    expect(files.filter((path) => /\.(map|ts|vue)$|\/(test|tests|\.git|\.env[^/]*)$/.test(path))).toEqual([])
  })

  it('holds the packages of the run time and none of the workshop', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
      string,
      Record<string, string>
    >
    const packed = new Set(files.flatMap((path) => /^\/node_modules\/(@[^/]+\/[^/]+|[^@/][^/]*)/.exec(path)?.[1] ?? []))
    expect(Object.keys(dependencies ?? {}).filter((name) => !packed.has(name))).toEqual([])
    expect(['electron', 'vite', 'vitest', 'typescript', 'playwright', 'vue', 'eslint'].filter((name) => packed.has(name))).toEqual([])
    expect(Object.keys(devDependencies ?? {}).filter((name) => name.startsWith('@types/') && packed.has(name))).toEqual([])
  })

  it('holds no secret and no path of the machine it was made on', () => {
    const texts = own()
      .filter((path) => /\.(js|cjs|json|html|css)$/.test(path))
      .map((path) => extractFile(archive, path.slice(1)).toString('utf8'))
    for (const text of texts) {
      for (const path of [root.replace(/\/$/, ''), copy]) expect(text.includes(path)).toBe(false)
      expect(text).not.toMatch(/-----BEGIN [A-Z ]*PRIVATE KEY-----|ghp_[A-Za-z0-9]{36}|AKIA[0-9A-Z]{16}/)
    }
  })

  it('#16 has every fuse at the value that is stated, and states every one', async () => {
    const wire = await getCurrentFuseWire(join(work, 'out/linux-unpacked/lab-resource-manager'))
    expect(wire).toEqual({
      version: '1',
      [FuseV1Options.RunAsNode]: DISABLE,
      [FuseV1Options.EnableCookieEncryption]: ENABLE,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: DISABLE,
      [FuseV1Options.EnableNodeCliInspectArguments]: DISABLE,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ENABLE,
      [FuseV1Options.OnlyLoadAppFromAsar]: ENABLE,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: DISABLE,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: DISABLE,
      [WASM_TRAP_HANDLERS]: ENABLE,
    })
  })

  it('without Electron’s program is not made, and a sentence says what to do', async () => {
    const env = {
      ...process.env,
      ELECTRON_MIRROR: 'http://127.0.0.1:9/',
      ELECTRON_OVERRIDE_DIST_PATH: join(work, 'nowhere'),
      electron_config_cache: join(work, 'cache'),
    }
    const failed = await promisify(execFile)(process.execPath, [join(root, 'src/hosts/package.mjs'), '--linux', '--dir'], {
      cwd: root,
      env,
    }).catch((error: unknown) => error as { code: number; stderr: string })
    expect(failed).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Electron could not be downloaded, so [^\n]+electronDist=FOLDER\n$/) as string,
    })
  })
})
