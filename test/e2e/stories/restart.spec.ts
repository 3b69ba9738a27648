import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserHost } from '../hosts/browser-host'
import type { BrowserPanel } from '../hosts/browser-host'
import { Banner } from '../pages/banner'
import { LabsPage } from '../pages/labs-page'

/** The desktop's engine ends with its window: only a browser can outlive it. */
describe('the server restarts under an open page', () => {
  let panel: BrowserPanel
  beforeAll(async () => {
    panel = await browserHost.open({ provisioner: 'simulated' })
    await panel.ask('create', { kind: 'LabInstance', object: { metadata: { name: 'ada' }, spec: { template: 'sample-lab', studentEmail: 'ada@school.example' } } })
  })
  afterAll(() => panel?.close())

  it('it says plainly how to get in again, and goes on by itself once somebody did', async () => {
    const list = new LabsPage(panel.page)
    const banner = new Banner(panel.page)
    await list.untilState('ada', 'Ready')
    panel.faults.expect(/ERR_CONNECTION_REFUSED|WebSocket connection|401|\/channel/)
    await panel.served.restart()
    await expect.poll(() => banner.text(), { timeout: 10_000 }).toMatch(/^This panel was restarted.*open the link that its start command shows/s)
    expect(await list.state('ada')).toBe('Ready')
    const inAgain = await panel.page.context().newPage()
    await inAgain.goto(await panel.served.newLink())
    await expect.poll(() => banner.text(), { timeout: 10_000 }).not.toMatch(/restarted|has not answered/)
    await list.untilState('ada', 'Ready')
    await new LabsPage(inAgain).untilState('ada', 'Ready')
    expect(panel.faults.found).toEqual([])
  })
})
