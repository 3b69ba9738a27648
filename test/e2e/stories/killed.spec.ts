import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hosts } from '../hosts/hosts'
import { PanelStage } from '../hosts/stage'
import { LabDrawer } from '../pages/lab-drawer'
import { LabsPage } from '../pages/labs-page'

describe.each(hosts)("a container is killed behind the engine's back, seen in $name", (host) => {
  let stage: PanelStage
  beforeAll(async () => {
    stage = await PanelStage.open(host)
    await stage.declare(['ada'])
    await stage.untilReady(1)
  })
  afterAll(() => stage?.close())

  it('the lab leaves Ready and comes back to it before the eyes, and its timeline says why', async () => {
    const list = new LabsPage(stage.page)
    await list.untilState('ada', 'Ready')
    const states = await list.follow('ada')
    const container = await stage.containerOf('ada')
    await container.kill()
    await expect.poll(states, { timeout: 20_000 }).toEqual(['ready', 'provisioning', 'ready'])
    await list.openDetails('ada')
    const timeline = await new LabDrawer(stage.page, 'ada').tab('Timeline')
    await timeline.getByText('Found changed from outside').waitFor()
    expect(await timeline.innerText()).toMatch(/137|killed|stopped/i)
  })
})
