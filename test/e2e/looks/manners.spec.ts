import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserHost } from '../hosts/browser-host'
import type { OpenPanel } from '../hosts/open-panel'
import { aClass } from './a-class'
import { focusPlace, smallTargets, tabThrough } from './measure'
import type { Names } from './state'
import { go, press, settled } from './walk'

const SCREENS = [
  ['Labs', '/labs'],
  ['Timelines', '/timelines'],
  ['Engine', '/engine'],
  ['Templates', '/templates'],
  ['Settings', '/settings'],
] as const
const PRODUCT = 'Lab Resource Manager'

/** What a checker of single pages cannot see: moving between them, by keyboard and with less motion. */
describe('moving through the panel', () => {
  let panel: OpenPanel
  let names: Names

  beforeAll(async () => {
    panel = await browserHost.open({ provisioner: 'simulated' })
    names = await aClass(panel, 12)
  })
  afterAll(() => panel?.close())

  it.each(SCREENS)('the window says that this is %s, and the focus goes along', async (name, hash) => {
    await go(panel.page, hash === '/labs' ? '/settings' : '/labs')
    await panel.page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name }).click()
    await settled(panel.page)
    await expect.poll(() => panel.page.title()).toBe(`${name} – ${PRODUCT}`)
    await expect.poll(() => focusPlace(panel.page)).toMatch(/^(h1|#screen)/)
  })

  it("a lab's own page and its details beside the list are called by its name", async () => {
    for (const hash of [`/labs/student-labs/${names.ready}`, `/lab/student-labs/${names.ready}`]) {
      await go(panel.page, hash)
      await expect.poll(() => panel.page.title()).toBe(`${names.ready} – Labs – ${PRODUCT}`)
    }
  })

  it.each(['/labs', `/timelines`, '/engine', '/templates', '/templates/sample-lab', '/settings/appearance', '/settings/docker'])(
    '%s has no target smaller than 24 pixels',
    async (hash) => {
      await go(panel.page, hash)
      expect(await smallTargets(panel.page)).toEqual([])
    },
  )

  it("a lab's details have no target smaller than 24 pixels, whatever tab is open", async () => {
    for (const tab of ['overview', 'timeline', 'events', 'logs', 'stats', 'yaml']) {
      await go(panel.page, `/labs/student-labs/${names.ready}/${tab}`)
      expect(await smallTargets(panel.page), tab).toEqual([])
    }
  })

  it.each(['/labs', '/timelines', '/engine', '/templates', '/settings'])(
    '%s comes to rest where less motion is wanted, whatever happens to the labs',
    async (hash) => {
      await go(panel.page, hash)
      await panel.ask('patch', {
        kind: 'LabInstance',
        name: names.ready,
        type: 'merge',
        patch: { metadata: { annotations: { seen: hash } } },
      })
      // An animation that runs for ever never lets this happen; one of 0.01 ms is over before anybody looks.
      await expect
        .poll(() =>
          panel.page.evaluate(() =>
            document.getAnimations().map(({ effect }) => (effect as KeyframeEffect).target?.outerHTML.slice(0, 120)),
          ),
        )
        .toEqual([])
    },
  )

  it('the page says in which language it is written, at once after another one is chosen', async () => {
    await go(panel.page, '/settings/appearance')
    expect(await panel.page.locator('html').getAttribute('lang')).toBe('en')
    await panel.page.getByLabel('Deutsch').check()
    await expect.poll(() => panel.page.locator('html').getAttribute('lang')).toBe('de')
    await expect.poll(() => panel.page.title()).toBe(`Einstellungen – ${PRODUCT}`)
    await panel.page.getByLabel('Français').check()
    await expect.poll(() => panel.page.title()).toBe(`Réglages – ${PRODUCT}`)
    await panel.page.getByLabel('English').check()
    await expect.poll(() => panel.page.locator('html').getAttribute('lang')).toBe('en')
  })

  it('Tab goes through the whole list of labs, is always seen, and is never under a bar', async () => {
    await go(panel.page, '/labs')
    await panel.page.getByRole('checkbox').nth(1).click()
    const { places, troubles } = await tabThrough(panel.page)
    expect(troubles).toEqual([])
    // From the link over the navigation and the rows to the last button of the bar below.
    for (const place of [
      'Skip to the screen',
      'Timelines',
      'Appearance',
      'Search labs',
      'New lab',
      `Open: ${names.ready}`,
      'Clear the selection',
    ])
      expect(places).toContain(place)
    await press(panel.page, 'Clear the selection')
  })

  it("Tab goes through the engine's long page and is never under its bar", async () => {
    await go(panel.page, '/engine')
    expect((await tabThrough(panel.page)).troubles).toEqual([])
  })

  it('and on all the way the page met no error', () => {
    expect(panel.faults.found).toEqual([])
  })
})
