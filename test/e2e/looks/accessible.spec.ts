import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserHost } from '../hosts/browser-host'
import type { OpenPanel } from '../hosts/open-panel'
import { aClass } from './a-class'
import { findings } from './axe'
import { LAB_STATES } from './lab-states'
import { OTHER_STATES } from './other-states'
import type { Names } from './state'
import { go, seen } from './walk'

/** Every screen and every condition of it, in the three themes. Nothing is excused: any finding of any impact fails. */
describe('no screen keeps anybody out', () => {
  let panel: OpenPanel
  let names: Names

  beforeAll(async () => {
    panel = await browserHost.open({ provisioner: 'simulated' })
  })
  afterAll(() => panel?.close())

  it.each(['/labs', '/timelines', '/engine'])('%s without labs', async (hash) => {
    await go(panel.page, hash)
    expect(await findings(panel.page)).toEqual([])
  })

  describe('with a class in which some labs failed', () => {
    beforeAll(async () => {
      names = await aClass(panel)
    })

    it.each(LAB_STATES)('$name', async ({ open, isSeenBefore = false }) => {
      await open(panel.page, names)
      expect(await findings(panel.page, { isSeenBefore })).toEqual([])
    })

    it.each(OTHER_STATES)('$name', async ({ open, isSeenBefore = false }) => {
      await open(panel.page, names)
      expect(await findings(panel.page, { isSeenBefore })).toEqual([])
    })

    it("a lab that vanishes under its reader's eyes", async () => {
      await go(panel.page, `/labs/student-labs/${names.doomed}`)
      await panel.ask('delete', { kind: 'LabInstance', name: names.doomed })
      await seen(panel.page, /^Deleted/)
      expect(await findings(panel.page)).toEqual([])
    })

    it('the same in projector size', async () => {
      await panel.page.evaluate(() => (document.documentElement.dataset['projector'] = 'on'))
      for (const hash of [
        '/labs',
        `/labs/student-labs/${names.ready}`,
        '/timelines',
        '/engine',
        '/templates',
        '/templates/sample-lab',
        '/settings/appearance',
        '/settings/docker',
      ]) {
        await go(panel.page, hash)
        expect(await findings(panel.page), hash).toEqual([])
      }
    })

    it('and on all the way the page met no error, no blocked content, and asked nobody else', () => {
      expect(panel.faults.found).toEqual([])
    })
  })
})
