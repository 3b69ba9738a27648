import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserHost } from '../hosts/browser-host'
import type { BrowserPanel } from '../hosts/browser-host'
import { Banner } from '../pages/banner'
import { LabsPage } from '../pages/labs-page'

/** The desktop's engine ends with its window: only a browser can outlive it. */
describe('what only a browser has', () => {
  let panel: BrowserPanel
  beforeAll(async () => {
    panel = await browserHost.open({ provisioner: 'simulated' })
    await panel.ask('create', {
      kind: 'LabInstance',
      object: { metadata: { name: 'ada' }, spec: { template: 'sample-lab', studentEmail: 'ada@school.example' } },
    })
    await new LabsPage(panel.page).untilState('ada', 'Ready')
  })
  afterAll(() => panel?.close())

  it('a second window shows what the first one shows, within two seconds', async () => {
    const openedAt = performance.now()
    const second = await panel.anotherWindow()
    await expect.poll(() => new LabsPage(second).shown(), { interval: 50 }).toEqual(['ada ready'])
    expect(performance.now() - openedAt).toBeLessThan(2_000)
    await second.close()
  })

  it('a page whose server restarts says plainly how to get in again, and goes on by itself once somebody did', async () => {
    const list = new LabsPage(panel.page)
    const banner = new Banner(panel.page)
    panel.faults.expect(/ERR_CONNECTION_REFUSED|WebSocket connection|401|\/channel/)
    await panel.served.restart()
    await expect
      .poll(() => banner.text(), { timeout: 10_000 })
      .toMatch(/^This panel was restarted.*open the link that its start command shows/s)
    expect(await list.state('ada')).toBe('Ready')
    const inAgain = await panel.page.context().newPage()
    await inAgain.goto(await panel.served.newLink())
    await expect.poll(() => banner.text(), { timeout: 10_000 }).not.toMatch(/restarted|has not answered/)
    await list.untilState('ada', 'Ready')
    await new LabsPage(inAgain).untilState('ada', 'Ready')
    expect(panel.faults.found).toEqual([])
  })
})
