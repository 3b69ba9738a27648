import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hosts } from '../hosts/hosts'
import { PanelStage } from '../hosts/stage'
import { LabDrawer } from '../pages/lab-drawer'
import { LabsPage } from '../pages/labs-page'

describe.each(hosts)('two write the same lab, one of them in $name', (host) => {
  let stage: PanelStage
  beforeAll(async () => {
    stage = await PanelStage.open(host)
    await stage.declare(['ada'], { studentName: 'Ada Lovelace', environment: { COURSE: 'algebra' } })
    await stage.untilReady(1)
  })
  afterAll(() => stage?.close())

  it('Save shows the difference, loses nothing that was typed, and writes it when it is kept', async () => {
    const list = new LabsPage(stage.page)
    const ada = new LabDrawer(stage.page, 'ada')
    await list.openDetails('ada')
    await ada.tab('YAML')
    await ada.writeAfter('Ada Lovelace', ' King')
    await ada.panel.getByText('Changed, not saved').waitFor()

    await stage.panel.ask('patch', {
      kind: 'LabInstance',
      name: 'ada',
      type: 'merge',
      patch: { spec: { environment: { COURSE: 'geometry' } } },
    })
    await ada.panel.getByText('Changed elsewhere meanwhile.').waitFor()
    await ada.panel.getByRole('button', { name: 'Save' }).click()

    const difference = ada.panel.getByRole('region', { name: /^Somebody else changed this lab/ })
    await difference.waitFor()
    const shown = await difference.innerText()
    expect(shown).toContain('geometry')
    expect(shown).toContain('Ada Lovelace King')
    await difference.getByRole('button', { name: 'Keep mine' }).click()
    expect(await ada.yaml.innerText()).toContain('Ada Lovelace King')
    await ada.panel.getByRole('button', { name: 'Save' }).click()
    await list.toast('ada is saved').waitFor()
    expect((await stage.labs())[0]?.spec.studentName).toBe('Ada Lovelace King')
    await stage.untilReady(1)
  })
})
