import type { Page } from 'playwright'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { browserHost } from '../hosts/browser-host'
import type { BrowserPanel } from '../hosts/browser-host'

/** At first, and as often again as the page asks for it. */
const LOADS = 6

describe('a network of the machine comes or goes while the panel loads, in the browser', () => {
  let panel: BrowserPanel
  beforeEach(async () => {
    panel = await browserHost.open({ provisioner: 'simulated' })
    panel.faults.expect(/net::ERR_/)
  })
  afterEach(() => panel?.close())

  it.each(['script', 'stylesheet'])('a %s that is broken off is loaded again, until the page is whole', async (type) => {
    const loads = breakOff(panel.page, type, 2)
    await panel.reload()
    await expect.poll(loads, { timeout: 15_000 }).toBe(3)
    await whole(panel.page)
    expect(panel.faults.found).toEqual([])
    await panel.reload()
    await whole(panel.page)
    expect(await loads()).toBe(4)
  })

  it('a screen that is broken off when somebody first goes there is asked for again', async () => {
    const { page } = panel
    let left = 2
    await page.route('**/assets/TimelinesPage-*.js', (route) => (left-- > 0 ? route.abort('failed') : route.continue()))
    await page.getByRole('link', { name: 'Timelines' }).click()
    await page.getByRole('heading', { name: 'Timelines', exact: true }).waitFor()
    expect(left).toBeLessThanOrEqual(0)
  })

  it.each(['script', 'stylesheet'])('a %s that never comes is not asked for without end', async (type) => {
    const loads = breakOff(panel.page, type, Infinity)
    await panel.reload()
    await expect.poll(loads, { timeout: 15_000 }).toBe(LOADS)
    // What would be loaded again is counted before the page is done.
    expect(await panel.page.evaluate(() => sessionStorage.getItem('labs.loadAgain'))).toBe(String(LOADS - 1))
  })
})

const whole = (page: Page): Promise<void> => page.getByRole('button', { name: 'New lab' }).first().waitFor()

/** As Chromium does when a network changes; the number of times that the page was done since. */
function breakOff(page: Page, type: string, times: number): () => Promise<number> {
  let left = times
  let loads = 0
  page.on('load', () => (loads += 1))
  const ready = page.route('**/assets/panel-*', async (route) => {
    if (route.request().resourceType() !== type || left <= 0) return route.continue()
    left -= 1
    return route.abort('failed')
  })
  return async () => {
    await ready
    return loads
  }
}
