import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hosts } from '../hosts/hosts'
import { PanelStage } from '../hosts/stage'
import { CreateDialog } from '../pages/create-dialog'

describe.each(hosts)('what is filled in wrong, in $name', (host) => {
  let stage: PanelStage
  let dialog: CreateDialog
  beforeAll(async () => {
    stage = await PanelStage.open(host)
    await stage.declare(['taken'])
    await stage.untilReady(1)
    dialog = new CreateDialog(stage.page)
    await dialog.open()
    await dialog.fill({ template: 'Sample lab' })
  })
  afterAll(() => stage?.close())

  const at = (label: string) => dialog.mistakesAt(dialog.field(label))

  it('is told at its field, all of it at once, and nothing is made', async () => {
    await dialog.fill({ email: 'ada at school', name: 'taken', duration: 'soon' })
    await dialog.addVariable('COURSE', 'a')
    await dialog.addVariable('COURSE', 'b')
    await dialog.submit()
    await dialog.dialog.getByText('4 mistakes are to be put right first.').waitFor()
    expect(await at('E-mail')).toEqual([expect.stringMatching(/^This is not an e-mail address/)])
    expect(await at('Name of the lab')).toEqual(['A lab of this name exists already.'])
    expect(await at('How long')).toEqual([expect.stringMatching(/^Not a duration/)])
    expect(await dialog.mistakesAt(dialog.dialog.getByRole('textbox', { name: 'Name', exact: true }).last())).toEqual([
      'This name is there twice.',
    ])
    expect(await dialog.field('E-mail').evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await stage.labs()).toHaveLength(1)
  })

  it('what only the engine can know is told at its field, too, also behind a closed door', async () => {
    await dialog.dialog.getByRole('button', { name: 'Remove the variable COURSE' }).last().click()
    await dialog.fill({ email: 'ada@school.example', name: 'ada', duration: '45m' })
    await dialog.dialog.getByText('More: resources, namespace').click()
    await dialog.field('Memory').fill('lots')
    await dialog.submit()
    await expect.poll(() => at('Memory')).toHaveLength(1)
    await dialog.field('Memory').fill('64Mi')
  })

  it('each line of a class list that cannot be read is named', async () => {
    await dialog.paste('Ada Lovelace <ada@school.example>\nno address here\nBob <ada@school.example>')
    await dialog.submit()
    await expect
      .poll(() => at('Class list'))
      .toEqual(['Line 2: There is no e-mail address in this line.', 'Line 3: The same e-mail address as in line 1.'])
  })

  it('put right, it is made', async () => {
    await dialog.field('Class list').fill('Ada Lovelace <ada@school.example>')
    await dialog.submit()
    await dialog.untilClosed()
    await stage.untilReady(2)
  })
})
