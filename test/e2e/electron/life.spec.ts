import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { bareApp } from './bare-app'
import { addressOf, desktopArguments, findElectron, launchDesktop } from './launch-desktop'
import type { LaunchedDesktop } from './launch-desktop'
import type { StrangersLabs } from './bridge'

/** In the page. */
declare const labs: StrangersLabs

const bare = bareApp()
afterAll(() => bare.remove())

function dataFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'lab-desktop-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))
  return dir
}

async function launched(dataDir = dataFolder()): Promise<LaunchedDesktop> {
  const desktop = await launchDesktop({ dataDir, appDir: bare.dir })
  onTestFinished(() => desktop.close().catch(() => {}))
  return desktop
}

interface Started {
  readonly child: ChildProcess
  readonly said: () => string
  readonly ended: Promise<number | null>
}

/** As from a terminal, without Playwright: for programs that are to end by themselves. */
function started(dataDir: string, args: readonly string[] = []): Started {
  const child = spawn(findElectron(), desktopArguments({ dataDir, appDir: bare.dir, args }), { stdio: ['ignore', 'ignore', 'pipe'] })
  let text = ''
  child.stderr.setEncoding('utf8').on('data', (part: string) => (text += part))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { child, said: () => text, ended }
}

const exitOf = ({ app }: LaunchedDesktop): Promise<number | null> => new Promise((resolve) => app.process().once('exit', resolve))

describe('one owner', () => {
  it('#22 exactly one of several started at once owns the labs; each other one says so and fails', async () => {
    const dataDir = dataFolder()
    const all = Array.from({ length: 6 }, () => started(dataDir))
    const losers = await new Promise<Started[]>((resolve) => {
      const gone: Started[] = []
      for (const one of all) void one.ended.then(() => gone.push(one) === all.length - 1 && resolve([...gone]))
    })
    expect(await Promise.all(losers.map(({ ended }) => ended))).toEqual([1, 1, 1, 1, 1])
    for (const { said } of losers) expect(said()).toMatch(/runs already|is in use by/)
    expect(all.filter(({ child }) => child.exitCode === null)).toHaveLength(1)
  })

  it('#22 a killed owner’s labs are taken over at once', async () => {
    const dataDir = dataFolder()
    const first = await launchDesktop({ dataDir, appDir: bare.dir })
    const gone = exitOf(first)
    first.app.process().kill('SIGKILL')
    await gone
    const startedAt = performance.now()
    const second = await launched(dataDir)
    expect(await addressOf(second.app)).toBe('app://panel/')
    expect(performance.now() - startedAt).toBeLessThan(5_000)
  })

  it('a second start brings the window of the first to the front', async () => {
    const dataDir = dataFolder()
    const { app } = await launched(dataDir)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
    expect(await started(dataDir).ended).toBe(1)
    await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(true)
  })

  it('#23 a headless server on the same labs is refused within a second, and told who has them; and the other way round', async () => {
    const dataDir = dataFolder()
    const { app } = await launched(dataDir)
    const startedAt = performance.now()
    const server = spawn(process.execPath, [join(bare.dir, 'out/headless.mjs'), '--data-dir', dataDir, '--provisioner', 'simulated'], { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    server.stderr.setEncoding('utf8').on('data', (part: string) => (said += part))
    expect(await new Promise((resolve) => server.once('exit', resolve))).toBe(1)
    expect(performance.now() - startedAt).toBeLessThan(3_000)
    expect(said).toContain(String(app.process().pid))
  })

  it('#23 the desktop is refused where a headless server has the labs, with its pid, and fails', async () => {
    const dataDir = dataFolder()
    const server = spawn(process.execPath, [join(bare.dir, 'out/headless.mjs'), '--data-dir', dataDir, '--provisioner', 'simulated'], { stdio: ['ignore', 'pipe', 'ignore'] })
    await new Promise((resolve) => server.stdout.once('data', resolve))
    const desktop = started(dataDir)
    expect(await desktop.ended).toBe(1)
    expect(desktop.said()).toContain(String(server.pid))
    server.kill('SIGTERM')
  })
})

describe('its start', () => {
  it.each(['--remote-debugging-port=9222', '--disable-web-security', '--js-flags=--allow-natives-syntax', '--host-rules=MAP * evil', '--no-sandbox', '--proxy-server=evil:1', '--inspect-brk'])('#18 refuses %s and says so', async (flag) => {
    const desktop = started(dataFolder(), [flag])
    expect(await desktop.ended).toBe(1)
    expect(desktop.said()).toContain(`does not start with ${flag.split('=')[0] ?? flag}`)
  })

  it('opens where it was left', async () => {
    const dataDir = dataFolder()
    const bounds = { x: 200, y: 100, width: 1100, height: 700 }
    const first = await launched(dataDir)
    await first.app.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted), bounds)
    await first.close()
    const second = await launched(dataDir)
    expect(await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual(bounds)
  })
})

describe('its window', () => {
  it('#20 is back with fresh state each time its page crashes, while the engine goes on', async () => {
    const { app, page, log } = await launched()
    await page.evaluate(() => labs.call('create', { kind: 'LabInstance', object: { metadata: { name: 'ada' }, spec: { template: 'sample-lab', studentEmail: 'ada@example.com' } } }))
    const listeners = () => app.evaluate(({ BrowserWindow, ipcMain }) => [BrowserWindow.getAllWindows()[0]!.webContents.eventNames().length, ipcMain.listenerCount('labs:say')])
    const before = await listeners()
    for (let crash = 1; crash <= 20; crash += 1) {
      const backAfter = await app.evaluate(({ BrowserWindow }) => new Promise<number>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]!.webContents
        const crashedAt = performance.now()
        contents.once('did-finish-load', () => resolve(performance.now() - crashedAt))
        contents.forcefullyCrashRenderer()
      }))
      expect(backAfter).toBeLessThan(3_000)
    }
    const shown = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript(`labs.call('get', { kind: 'LabInstance', name: 'ada' }).then(({ answer }) => answer.metadata.name)`))
    expect(shown).toBe('ada')
    expect(await listeners()).toEqual(before)
    expect(log.filter(({ msg }) => msg.includes('is shown anew'))).toHaveLength(20)
  })

  it('#20 is back when its page hangs', async () => {
    const { app, page } = await launched()
    void page.evaluate(() => {
      for (;;);
    }).catch(() => {})
    await app.evaluate(({ BrowserWindow }) => new Promise<void>((resolve) => BrowserWindow.getAllWindows()[0]!.webContents.once('did-finish-load', () => resolve())))
    expect(await addressOf(app)).toBe('app://panel/')
  })

  it('closed, it waits behind the tray', async () => {
    const { app } = await launched()
    const isVisible = await app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!
      window.close()
      return [window.isDestroyed(), window.isVisible()]
    })
    expect(isVisible).toEqual([false, false])
  })
})

describe('its end', () => {
  it.each(['throw', 'reject'] as const)('#21 a fault of its own (%s) is logged, ends it, and offers one new start', async (way) => {
    const dataDir = dataFolder()
    const desktop = await launchDesktop({ dataDir, appDir: bare.dir })
    const gone = exitOf(desktop)
    await desktop.app.evaluate(({ dialog, app }, how) => {
      dialog.showMessageBoxSync = () => (process.stderr.write('{"level":0,"msg":"asked"}\n'), 0)
      app.relaunch = ({ args = [] } = {}) => void process.stderr.write(`${JSON.stringify({ level: 0, msg: `relaunch ${args.at(-1) ?? ''}` })}\n`)
      setTimeout(() => {
        if (how === 'throw') throw new Error('a mistake')
        void Promise.reject(new Error('a mistake'))
      }, 50)
    }, way)
    expect(await gone).toBe(1)
    expect(desktop.log.map(({ msg }) => msg).filter((msg) => /fault of its own|asked|relaunch/.test(msg))).toEqual([
      'The program ends because of a fault of its own; the labs run on', 'asked', 'relaunch --second-try',
    ])
    const again = await launched(dataDir)
    expect((await again.page.evaluate(() => labs.call('engine', {}))).answer).toBeDefined()
  })

  it.each(['SIGTERM', 'SIGINT'] as const)('#24 %s in the middle of everything: gone within 5 s, without a question, nothing lost', async (signal) => {
    const dataDir = dataFolder()
    const desktop = await launchDesktop({ dataDir, appDir: bare.dir })
    const names = await desktop.page.evaluate(async () => {
      const wanted = Array.from({ length: 20 }, (_, index) => `lab-${index}`)
      const made = await Promise.all(wanted.map((name) => labs.call('create', { kind: 'LabInstance', object: { metadata: { name }, spec: { template: 'sample-lab', studentEmail: 'ada@example.com' } } })))
      return wanted.filter((_, index) => made[index]?.answer !== undefined)
    })
    const gone = exitOf(desktop)
    const askedAt = performance.now()
    desktop.app.process().kill(signal)
    expect(await gone).toBe(0)
    expect(performance.now() - askedAt).toBeLessThan(5_000)
    const again = await launched(dataDir)
    const { answer } = await again.page.evaluate(() => labs.call('list', { kind: 'LabInstance' }))
    expect((answer as unknown as { items: { metadata: { name: string } }[] }).items.map(({ metadata }) => metadata.name).sort()).toEqual([...names].sort())
  })

  it('#24 the end of the session asks nobody', async () => {
    const desktop = await launchDesktop({ dataDir: dataFolder(), appDir: bare.dir })
    const gone = exitOf(desktop)
    await desktop.app.evaluate(({ powerMonitor }) => void setTimeout(() => powerMonitor.emit('shutdown', { preventDefault() {} }), 20))
    expect(await gone).toBe(0)
  })

  it('a quit asks while labs are being started, and stays if it was not meant', async () => {
    const { app, page } = await launched()
    await page.evaluate(() => labs.call('create', { kind: 'LabInstance', object: { metadata: { name: 'ada' }, spec: { template: 'jupyter', studentEmail: 'ada@example.com' } } }))
    const question = await app.evaluate(({ app: itself, dialog }) => new Promise<string>((resolve) => {
      dialog.showMessageBox = ((...args: { message: string }[]) => {
        resolve(args.at(-1)?.message ?? '')
        return Promise.resolve({ response: 1, checkboxChecked: false })
      }) as typeof dialog.showMessageBox
      setTimeout(() => itself.quit(), 1_200)
    }))
    expect(question).toBe('One lab is still being started.')
    expect((await page.evaluate(() => labs.call('engine', {}))).answer).toBeDefined()
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBox = (() => Promise.resolve({ response: 0, checkboxChecked: false })) as unknown as typeof dialog.showMessageBox
    })
  })

})
