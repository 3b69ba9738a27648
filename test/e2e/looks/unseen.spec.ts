import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { StoredLab } from '../../../src/contract/words'
import { declareClass } from '../../screenshots/class'
import { SCREENS } from '../../screenshots/screens'
import { browserHost } from '../hosts/browser-host'
import type { OpenPanel } from '../hosts/open-panel'
import { toldBy, turnedName, turnEverything } from './unseen'
import { settled } from './walk'

/** The same walk as for the pictures, with an engine that says nothing without a sign in it that turns the writing round. */
describe('no screen has a character in it that nobody sees', () => {
  let panel: OpenPanel
  let signs = 0
  const names = { '{lab}': 'ada-001', '{failed}': 'alan-004', 'sample-lab': 'sample-lab' }

  beforeAll(async () => {
    panel = await browserHost.open({ provisioner: 'simulated' })
    await declareClass(panel, 8)
    const { page } = panel
    page.on('dialog', (dialog) => void dialog.accept())
    await vi.waitUntil(
      async () => {
        const labs = (await panel.ask('list', { kind: 'LabInstance' })).items as readonly StoredLab[]
        return labs.every(({ status }) => ['ready', 'failed', 'expired', 'provisioning'].includes(status.state))
      },
      { timeout: 60_000, interval: 200 },
    )
    await turnEverything(page)
  })
  afterAll(() => panel?.close())

  it.each(SCREENS)('$name', async ({ hash, prepare }) => {
    const { page } = panel
    const where = Object.entries(names).reduce((all, [place, name]) => all.replace(place, encodeURIComponent(turnedName(name))), hash)
    await page.goto('about:blank')
    await page.goto(`${panel.address}/#${where}`)
    await settled(page)
    await prepare?.(page)
    await settled(page)
    const told = await toldBy(page)
    signs += told.signs
    expect(told.unseen).toEqual([])
  })

  it('and on the way there were such characters, in hundreds of attributes', () => expect(signs).toBeGreaterThan(200))
})
