import { describe, expect, it } from 'vitest'
import { allInState, createLab, hurryReconciler, listLabs, reconciles } from './asked-of-page'
import { busyness } from './busyness'
import { dataFolder, desktopLife, exitOf } from './desktop-life'
import { addressOf, launchDesktop } from './launch-desktop'
import type { LaunchedDesktop } from './launch-desktop'

const life = desktopLife()
const names = (count: number, prefix: string): string[] => Array.from({ length: count }, (_, index) => `${prefix}-${index}`)

/** Everything anybody listens to in the main process, counted. */
const listeners = ({ app }: LaunchedDesktop) =>
  app.evaluate(({ app: itself, BrowserWindow, ipcMain, powerMonitor }) => {
    const window = BrowserWindow.getAllWindows()[0]!
    const count = (emitter: { eventNames(): (string | symbol)[]; listenerCount(name: string | symbol): number }) =>
      emitter.eventNames().reduce((sum, name) => sum + emitter.listenerCount(name), 0)
    return {
      app: count(itself),
      window: count(window),
      contents: count(window.webContents),
      ipc: count(ipcMain),
      power: count(powerMonitor),
    }
  })

describe('its page', () => {
  it('#20 is back with fresh state each of twenty times it crashes; no listener is left over, and the engine goes on', async () => {
    const desktop = await life.launched()
    const { app, page, log } = desktop
    await createLab(page, { name: 'ada' })
    await hurryReconciler(page)
    const [before, looked] = [await listeners(desktop), await reconciles(page)]
    for (let crash = 1; crash <= 20; crash += 1) {
      const backAfter = await app.evaluate(
        ({ BrowserWindow }) =>
          new Promise<number>((resolve) => {
            const contents = BrowserWindow.getAllWindows()[0]!.webContents
            const crashedAt = performance.now()
            contents.once('did-finish-load', () => resolve(performance.now() - crashedAt))
            contents.forcefullyCrashRenderer()
          }),
      )
      expect(backAfter).toBeLessThan(3_000 * busyness())
    }
    // A page that crashed is lost to the line that saw it.
    const inNewPage = (expression: string) =>
      app.evaluate(
        ({ BrowserWindow }, text) => BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript(text) as Promise<unknown>,
        expression,
      )
    expect(await inNewPage(`labs.call('get', { kind: 'LabInstance', name: 'ada' }).then(({ answer }) => answer.metadata.name)`)).toBe('ada')
    expect(
      await inNewPage(`labs.call('engine', {}).then(({ answer }) => answer.loops.find(({ name }) => name === 'reconciler').iterations)`),
    ).toBeGreaterThan(looked)
    expect(await listeners(desktop)).toEqual(before)
    expect(log.filter(({ msg }) => msg.includes('is shown anew'))).toHaveLength(20)
  })

  it('#20 is back when it hangs', async () => {
    const { app, page } = await life.launched()
    void page
      .evaluate(() => {
        for (;;);
      })
      .catch(() => {})
    await app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<void>((resolve) => BrowserWindow.getAllWindows()[0]!.webContents.once('did-finish-load', () => resolve())),
    )
    expect(await addressOf(app)).toBe('app://panel/')
  })

  it('closed, waits behind the tray', async () => {
    const { app } = await life.launched()
    const isVisible = await app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!
      window.close()
      return [window.isDestroyed(), window.isVisible()]
    })
    expect(isVisible).toEqual([false, false])
  })
})

describe('its end', () => {
  it.each(['throw', 'reject'] as const)(
    '#21 a fault of its own (%s) is logged, ends it, offers one new start and costs no lab',
    async (way) => {
      const dataDir = dataFolder()
      const desktop = await launchDesktop({ dataDir, appDir: life.appDir })
      for (const name of names(3, 'lab')) expect(await createLab(desktop.page, { name })).toBe(true)
      const before = (await listLabs(desktop.page)).map(({ metadata }) => metadata.uid).sort()
      const gone = exitOf(desktop)
      await desktop.app.evaluate(({ dialog, app }, how) => {
        dialog.showMessageBoxSync = () => (process.stderr.write('{"level":0,"msg":"asked"}\n'), 0)
        app.relaunch = ({ args = [] } = {}) =>
          void process.stderr.write(`${JSON.stringify({ level: 0, msg: `relaunch ${args.at(-1) ?? ''}` })}\n`)
        setTimeout(() => {
          if (how === 'throw') throw new Error('a mistake')
          void Promise.reject(new Error('a mistake'))
        }, 50)
      }, way)
      expect(await gone).toBe(1)
      expect(desktop.log.map(({ msg }) => msg).filter((msg) => /fault of its own|asked|relaunch/.test(msg))).toEqual([
        'The program ends because of a fault of its own; the labs run on',
        'asked',
        'relaunch --second-try',
      ])
      const again = await life.launched(dataDir)
      expect((await listLabs(again.page)).map(({ metadata }) => metadata.uid).sort()).toEqual(before)
    },
  )

  it.each(['SIGTERM', 'SIGINT'] as const)(
    '#24 %s with ten labs being made and twenty writes on their way: gone within 5 s, without a question; what was acknowledged is kept and comes about',
    async (signal) => {
      const dataDir = dataFolder()
      const { app, page, ...desktop } = await launchDesktop({ dataDir, appDir: life.appDir })
      const early = names(10, 'early')
      await Promise.all(early.map((name) => createLab(page, { name, template: 'jupyter' })))
      await allInState(page, ['provisioning'], early)
      const acknowledged = [...early]
      const gone = exitOf({ app, page, ...desktop })
      let askedAt = 0
      const signalOnce = (): void => {
        if (askedAt > 0) return
        askedAt = performance.now()
        app.process().kill(signal)
      }
      await Promise.allSettled(
        names(20, 'late').map(async (name) => {
          if (!(await createLab(page, { name }))) return
          acknowledged.push(name)
          signalOnce()
        }),
      )
      expect(await gone).toBe(0)
      expect(performance.now() - askedAt).toBeLessThan(5_000)
      const again = await life.launched(dataDir)
      expect((await listLabs(again.page)).map(({ metadata }) => metadata.name)).toEqual(expect.arrayContaining(acknowledged))
      await allInState(again.page, ['ready'], acknowledged)
    },
  )

  it('#24 the end of the session asks nobody', async () => {
    const desktop = await launchDesktop({ dataDir: dataFolder(), appDir: life.appDir })
    const gone = exitOf(desktop)
    await desktop.app.evaluate(({ powerMonitor }) => void setTimeout(() => powerMonitor.emit('shutdown', { preventDefault() {} }), 20))
    expect(await gone).toBe(0)
  })

  it('#24 a quit asks while labs are being started, and stays if it was not meant', async () => {
    const { app, page } = await life.launched()
    await createLab(page, { name: 'ada', template: 'jupyter' })
    const question = await app.evaluate(
      ({ app: itself, dialog }) =>
        new Promise<string>((resolve) => {
          dialog.showMessageBox = ((...args: { message: string }[]) => {
            resolve(args.at(-1)?.message ?? '')
            return Promise.resolve({ response: 1, checkboxChecked: false })
          }) as typeof dialog.showMessageBox
          itself.quit()
        }),
    )
    expect(question).toBe('One lab is still being started.')
    expect(await listLabs(page)).toHaveLength(1)
  })

  it('#24 a quit asks nothing once they are ready', async () => {
    const desktop = await launchDesktop({ dataDir: dataFolder(), appDir: life.appDir })
    await createLab(desktop.page, { name: 'ada' })
    await allInState(desktop.page, ['ready'], ['ada'])
    const gone = exitOf(desktop)
    await desktop.app.evaluate(({ app, dialog }) => {
      dialog.showMessageBox = () => {
        process.stderr.write('{"level":0,"msg":"asked"}\n')
        return Promise.resolve({ response: 1, checkboxChecked: false })
      }
      setTimeout(() => app.quit(), 20)
    })
    expect(await gone).toBe(0)
    expect(desktop.log.filter(({ msg }) => msg === 'asked')).toEqual([])
  })
})
