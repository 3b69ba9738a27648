import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { busyness } from './busyness'
import { dataFolder, desktopLife, exitOf } from './desktop-life'
import type { Started } from './desktop-life'
import { addressOf, launchDesktop } from './launch-desktop'

const life = desktopLife()

/** Ends with a line that tells for how long the program was up. */
const STOPWATCH = `const from = performance.now(); process.on('exit', () => process.stderr.write('up for ' + (performance.now() - from) + ' ms\\n'))`
const upFor = ({ said }: Started): number => Number(/up for ([\d.]+) ms/.exec(said())?.[1])

/** The quickest of three. */
async function quickestOf3(start: () => Started): Promise<{ readonly ms: number; readonly all: readonly Started[] }> {
  const all: Started[] = []
  for (let round = 1; round <= 3; round += 1) {
    const one = start()
    await one.ended
    all.push(one)
  }
  return { ms: Math.min(...all.map(upFor)), all }
}

describe('one owner', () => {
  it('#22 of each of ten pairs started at once exactly one owns the labs, also after the last owner was killed; the other says so and fails', async () => {
    const dataDir = dataFolder()
    for (let pair = 1; pair <= 10; pair += 1) {
      const both = [life.started(dataDir), life.started(dataDir)]
      const loser = await Promise.race(
        both.map(async (one) => {
          await one.ended
          return one
        }),
      )
      expect(loser.child.exitCode).toBe(1)
      expect(loser.said()).toMatch(/runs already|is in use by/)
      const owner = both.find((one) => one !== loser)
      expect(owner?.child.exitCode).toBeNull()
      owner?.child.kill('SIGKILL')
      await owner?.ended
    }
  })

  it('#22 a killed owner’s labs are taken over at once', async () => {
    const dataDir = dataFolder()
    const first = await launchDesktop({ dataDir, appDir: life.appDir })
    const gone = exitOf(first)
    first.app.process().kill('SIGKILL')
    await gone
    const startedAt = performance.now()
    const second = await life.launched(dataDir)
    expect(await addressOf(second.app)).toBe('app://panel/')
    expect(performance.now() - startedAt).toBeLessThan(5_000 * busyness())
  })

  it('a second start brings the window of the first to the front', async () => {
    const dataDir = dataFolder()
    const { app } = await life.launched(dataDir)
    const shown = app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<void>((resolve) => {
          const window = BrowserWindow.getAllWindows()[0]
          window?.hide()
          window?.once('show', () => resolve())
        }),
    )
    expect(await life.started(dataDir).ended).toBe(1)
    await shown
  })

  it('#23 a headless server on the desktop’s labs is refused within a second, and told who has them', async () => {
    const dataDir = dataFolder()
    const { app } = await life.launched(dataDir)
    const { ms, all } = await quickestOf3(() => life.served(dataDir, ['--import', `data:text/javascript,${encodeURIComponent(STOPWATCH)}`]))
    for (const { child, said } of all) {
      expect(child.exitCode).toBe(1)
      expect(said()).toContain(String(app.process().pid))
    }
    expect(ms).toBeLessThan(1_000 * busyness())
  })

  it('#23 the desktop is refused within a second where a headless server has the labs, and told its pid', async () => {
    const dataDir = dataFolder()
    const server = life.served(dataDir)
    await new Promise((resolve) => server.child.stdout?.once('data', resolve))
    const watch = join(dataDir, 'stopwatch.cjs')
    writeFileSync(watch, `require('electron').app.whenReady().then(() => { ${STOPWATCH} })`)
    const { ms, all } = await quickestOf3(() => life.started(dataDir, { before: ['-r', watch] }))
    for (const { child, said } of all) {
      expect(child.exitCode).toBe(1)
      expect(said()).toContain(String(server.child.pid))
    }
    expect(ms).toBeLessThan(1_000 * busyness())
  })
})

describe('a start', () => {
  it.each([
    '--remote-debugging-port=9222',
    '--disable-web-security',
    '--js-flags=--allow-natives-syntax',
    '--host-rules=MAP * evil',
    '--no-sandbox',
    '--proxy-server=evil:1',
    '--inspect-brk',
  ])('#18 with %s is refused, and says so', async (flag) => {
    const desktop = life.started(dataFolder(), { args: [flag] })
    expect(await desktop.ended).toBe(1)
    expect(desktop.said()).toContain(`does not start with ${flag.split('=')[0] ?? flag}`)
  })

  it('without a built panel says what to run, in the window’s host as in the browser’s, and touches no lab', async () => {
    const dataDir = dataFolder()
    const panel = join(life.appDir, 'out/renderer')
    const page = join(panel, 'index.html')
    rmSync(page)
    onTestFinished(() => writeFileSync(page, '<!doctype html><title>Labs</title>'))
    for (const one of [life.served(dataDir), life.started(dataDir)]) {
      expect(await one.ended).toBe(1)
      expect(one.said()).toContain('Run this first: npm run build')
      expect(one.said()).not.toMatch(/fault of its own|ENOENT|\n\s+at /)
    }
  })
})

describe('its window opens', () => {
  it('where it was left', async () => {
    const dataDir = dataFolder()
    const bounds = { x: 200, y: 100, width: 1100, height: 700 }
    const first = await life.launched(dataDir)
    await first.app.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted), bounds)
    await first.close()
    const second = await life.launched(dataDir)
    expect(await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual(bounds)
  })

  it('within reach, when the screen that it was on is gone', async () => {
    const dataDir = dataFolder()
    mkdirSync(join(dataDir, 'window'))
    writeFileSync(
      join(dataDir, 'window/window.json'),
      JSON.stringify({ bounds: { x: 5000, y: -900, width: 1100, height: 700 }, isMaximized: false }),
    )
    const { app } = await life.launched(dataDir)
    const isWithin = await app.evaluate(({ BrowserWindow, screen }) => {
      const { x, y, width, height } = BrowserWindow.getAllWindows()[0]!.getBounds()
      return screen
        .getAllDisplays()
        .some(({ workArea: area }) => x >= area.x && y >= area.y && x + width <= area.x + area.width && y + height <= area.y + area.height)
    })
    expect(isWithin).toBe(true)
  })
})
