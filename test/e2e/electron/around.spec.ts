import { describe, expect, it } from 'vitest'
import { reconcileNow } from '../../../electron/main/engine-lifecycle'
import type { InProcessHost } from '../../../src/hosts/in-process/compose'
import { TestEngine } from '../../fixtures/test-engine'
import { allInState, createLab } from './asked-of-page'
import { desktopLife, exitOf } from './desktop-life'
import type { LaunchedDesktop } from './launch-desktop'

const life = desktopLife()

interface Kept {
  readonly toolTips: string[]
  readonly menus: Electron.Menu[]
  readonly notifications: Electron.Notification[]
}

/** What the desktop is shown from now on is kept, beside being shown. */
const keepWhatIsShown = ({ app }: LaunchedDesktop) =>
  app.evaluate(({ Tray, Notification }) => {
    const kept: Kept = { toolTips: [], menus: [], notifications: [] }
    const { setToolTip, setContextMenu } = Tray.prototype
    Tray.prototype.setToolTip = function (text: string) {
      kept.toolTips.push(text)
      setToolTip.call(this, text)
    }
    Tray.prototype.setContextMenu = function (menu: Electron.Menu) {
      kept.menus.push(menu)
      setContextMenu.call(this, menu)
    }
    Notification.prototype.show = function () {
      kept.notifications.push(this)
    }
    Object.assign(globalThis, { kept })
  })

const notified = ({ app }: LaunchedDesktop) =>
  app.evaluate(() => (globalThis as unknown as { kept: Kept }).kept.notifications.map(({ title }) => title))

/** By its id, as a person would. */
const clickInTray = ({ app }: LaunchedDesktop, id: string) =>
  app.evaluate((_electron, wanted) => {
    const item = (globalThis as unknown as { kept: Kept }).kept.menus.at(-1)?.getMenuItemById(wanted)
    setTimeout(() => item?.click(), 20)
  }, id)

const hidden = ({ app }: LaunchedDesktop) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
const isVisible = ({ app }: LaunchedDesktop) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())

describe('the tray', () => {
  it('tells how the labs are, brings the window back, and is a way out', async () => {
    const desktop = await life.launched()
    await keepWhatIsShown(desktop)
    await createLab(desktop.page, { name: 'ada' })
    await createLab(desktop.page, { name: 'bob', environment: { SIMULATE: 'bad-command' } })
    await allInState(desktop.page, ['ready'], ['ada'])
    await allInState(desktop.page, ['failed'], ['bob'])
    await expect
      .poll(() =>
        desktop.app.evaluate(() => {
          const { toolTips, menus } = (globalThis as unknown as { kept: Kept }).kept
          return [toolTips.at(-1), menus.at(-1)?.getMenuItemById('counts')?.label]
        }),
      )
      .toEqual(['Labs: 1 ready, 1 need you', '1 ready, 1 need you'])
    await hidden(desktop)
    await clickInTray(desktop, 'show')
    await expect.poll(() => isVisible(desktop)).toBe(true)
    const gone = exitOf(desktop)
    await clickInTray(desktop, 'quit')
    expect(await gone).toBe(0)
  })
})

describe('the menu', () => {
  it('shows the panel, quits, and has the keys that everybody tries; none of them opens what is inside', async () => {
    const desktop = await life.launched()
    const { app } = desktop
    const items = await app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()!
        .items.flatMap(({ submenu }) => submenu?.items ?? [])
        .map(({ id, role, accelerator }) => [id ?? role, accelerator] as const),
    )
    const keys = new Map(items.map(([name, key]) => [String(name).toLowerCase(), key]))
    expect([keys.get('show'), keys.get('quit'), keys.get('reload'), keys.get('resetzoom'), keys.get('zoomin')]).toEqual([
      'CommandOrControl+Shift+L',
      'CommandOrControl+Q',
      'CommandOrControl+R',
      'CommandOrControl+0',
      'CommandOrControl+Plus',
    ])
    expect(keys.has('toggledevtools')).toBe(false)
    await hidden(desktop)
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('show')?.click())
    expect(await isVisible(desktop)).toBe(true)
    const gone = exitOf(desktop)
    await app.evaluate(({ Menu }) => void setTimeout(() => Menu.getApplicationMenu()?.getMenuItemById('quit')?.click(), 20))
    expect(await gone).toBe(0)
  })
})

describe('a notification', () => {
  it('tells of a lab that failed and of one that ends soon; a click on it brings up that lab', async () => {
    const desktop = await life.launched()
    await keepWhatIsShown(desktop)
    await createLab(desktop.page, { name: 'bob', environment: { SIMULATE: 'bad-command' } })
    // Warned of ten minutes before.
    await createLab(desktop.page, { name: 'eve', endsAt: new Date(Date.now() + 605_000).toISOString() })
    await expect
      .poll(async () => [...(await notified(desktop))].sort(), { timeout: 30_000 })
      .toEqual(['Lab bob failed', 'Lab eve ends soon'])
    await hidden(desktop)
    await desktop.app.evaluate(() => {
      const { notifications } = (globalThis as unknown as { kept: Kept }).kept
      notifications.find(({ title }) => title === 'Lab bob failed')?.emit('click', {})
    })
    await expect.poll(() => desktop.page.evaluate(() => location.hash)).toBe('#/labs/student-labs/bob')
    expect(await isVisible(desktop)).toBe(true)
  })
})

describe('a sleep', () => {
  it('when it is over, everything is looked at at once', async () => {
    const { app, log } = await life.launched()
    await app.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('suspend')
      powerMonitor.emit('resume')
    })
    await expect
      .poll(() => log.map(({ msg }) => msg).filter((msg) => /goes to sleep|awake again/.test(msg)))
      .toEqual(['The machine goes to sleep', 'The machine is awake again'])
  })

  it('#95 ends no lab of a class whose time went by in it: the instructor is asked once, and nothing ends meanwhile', async () => {
    const engine = await new TestEngine().start()
    for (let seat = 0; seat < 30; seat += 1) await engine.declare(`seat-${seat}`, { duration: '60m' })
    await engine.pass(5_000)
    engine.clock.jump(2 * 3_600_000)
    await reconcileNow({ engine: engine.engine } as InProcessHost)
    await engine.pass(600_000)
    expect(new Set(Object.values(await engine.states()))).toEqual(new Set(['ready']))
    expect(engine.engine.notices.recent().map(({ type }) => type)).toEqual(['asked'])
    expect(engine.engine.safetyHold.status()?.held).toHaveLength(30)
    await engine.stop()
  })
})
