import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hosts } from '../hosts/hosts'
import { PanelStage } from '../hosts/stage'
import { LabsPage } from '../pages/labs-page'

describe.each(hosts)("the page's process dies in $name", (host) => {
  let stage: PanelStage
  beforeAll(async () => {
    stage = await PanelStage.open(host)
  })
  afterAll(() => stage?.close())

  it('is back within 3 s with fresh state; the engine went on meanwhile', async () => {
    await stage.declare(['before', 'meanwhile'])
    const crashedAt = performance.now()
    await stage.panel.crashPage()
    const list = new LabsPage(stage.page)
    await expect.poll(async () => (await list.shown()).length, { interval: 50 }).toBe(2)
    expect(performance.now() - crashedAt).toBeLessThan(3_000)
    await list.untilState('before', 'Ready')
    await list.untilState('meanwhile', 'Ready')
  })
})
