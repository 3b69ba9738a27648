import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, watch, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { buildHosts, buildPanel } from '../../src/hosts/build.mjs'
import { Browser, whyNoBrowser } from '../fixtures/browser'
import { ServedFolder } from '../fixtures/served-process'

let folder: ServedFolder
beforeAll(async () => {
  await buildHosts()
  if (!existsSync(new URL('../../out/renderer/index.html', import.meta.url))) await buildPanel()
}, 300_000)
beforeEach(() => {
  folder = new ServedFolder()
})
afterEach(() => folder.remove())

/** A program in the place of the system's opener: it writes down how it was started. */
function opener(): { readonly env: NodeJS.ProcessEnv; readonly started: Promise<string> } {
  const bin = join(folder.dir, 'bin')
  mkdirSync(bin)
  writeFileSync(join(bin, 'xdg-open'), '#!/bin/sh\ntr "\\0" " " < /proc/$$/cmdline > "$0.draft"\nmv "$0.draft" "$0.args"\n')
  chmodSync(join(bin, 'xdg-open'), 0o755)
  const args = join(bin, 'xdg-open.args')
  const started = new Promise<string>((resolve) => {
    const watcher = watch(bin, () => {
      if (!existsSync(args)) return
      watcher.close()
      resolve(readFileSync(args, 'utf8'))
    })
  })
  return { env: { PATH: `${bin}:${dirname(process.execPath)}:/usr/bin:/bin`, DISPLAY: ':99' }, started }
}

const pages = (): readonly string[] => readdirSync(folder.data).filter((name) => name.startsWith('open-'))
const gone = (path: string): Promise<void> =>
  new Promise((resolve) => {
    const watcher = watch(dirname(path), () => look())
    const look = (): void => {
      if (existsSync(path)) return
      watcher.close()
      resolve()
    }
    look()
  })

describe('#176 #210 the page that is opened', () => {
  it("is named to the browser by a file: the link is in nobody's arguments, and a real browser gets in through it, once", async (context) => {
    const reason = whyNoBrowser()
    if (reason !== undefined) return context.skip(reason)
    const { env, started } = opener()
    const served = folder.start(['--provisioner', 'simulated', '--open'], env)
    await served.serving()
    const args = await started
    expect(args).not.toMatch(/ticket|127\.0\.0\.1/)
    const address = args.trim().split(' ').at(-1) ?? ''
    const path = fileURLToPath(address)
    expect([dirname(path), statSync(path).mode & 0o777]).toEqual([folder.data, 0o600])
    const link = /url=(\S+?)"/.exec(readFileSync(path, 'utf8'))?.[1] ?? ''
    const browser = new Browser('MAP * ~NOTFOUND , EXCLUDE 127.0.0.1')
    onTestFinished(() => browser.close())
    browser.open(address)
    await gone(path)
    // Whoever read the file in time has a link that was used.
    expect((await folder.client().bare(new URL(link).pathname + new URL(link).search)).code).toBe(401)
    expect({ ...(await served.stop('SIGTERM')), err: served.err }).toEqual({ code: 0, inTime: true, err: '' })
  })

  it("is not left behind: not by a stop, and a killed one's is swept at the next start", async (context) => {
    if (process.platform !== 'linux') return context.skip('the opener is stood in for on Linux only')
    const { env, started } = opener()
    const killed = folder.start(['--provisioner', 'simulated', '--open'], env)
    await started
    killed.child.kill('SIGKILL')
    await killed.ended
    expect(pages()).toHaveLength(1)
    const next = await folder.simulated()
    expect(pages()).toEqual([])
    await next.stop('SIGTERM')
    rmSync(join(folder.dir, 'bin'), { recursive: true })
    const again = opener()
    const stopped = folder.start(['--provisioner', 'simulated', '--open'], again.env)
    await again.started
    expect(pages()).toHaveLength(1)
    expect([await stopped.stop('SIGTERM'), pages()]).toEqual([{ code: 0, inTime: true }, []])
  })
})
