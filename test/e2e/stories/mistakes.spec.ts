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

  it('whoever of a class list cannot be read is named, and nothing is made before a person decides', async () => {
    await dialog.paste('Ada Lovelace <ada@school.example>\nno address here\nBob <ada@school.example>')
    expect(await dialog.notTaken()).toEqual([
      'Line 2|no address here|There is no e-mail address in it; a lab needs one.',
      'Line 3|Bob <ada@school.example>|The same student as in line 1.',
    ])
    expect(await dialog.createButton.getAttribute('aria-disabled')).toBe('true')
    await dialog.dialog.getByText('Mend the 2 entries that are not in it, or leave them out.').waitFor()
    await dialog.field('Names begin with').press('Enter')
    expect(await stage.labs()).toHaveLength(1)
  })

  it('what the engine would not take of one student is named with the student', async () => {
    await dialog.field('Class list').fill(`${'x'.repeat(257)} <long@school.example>\nGrace Hopper <grace@school.example>`)
    await dialog.submit()
    await expect.poll(() => dialog.notTaken()).toEqual([expect.stringMatching(/^Line 1\|x+ <long@school\.example>\|/)])
    expect(await dialog.createButton.getAttribute('aria-disabled')).toBe('true')
  })

  it('left out, the rest is made', async () => {
    await dialog.dialog.getByRole('button', { name: 'Leave this one out' }).click()
    await dialog.submit()
    await dialog.untilClosed()
    await stage.untilReady(2)
    expect((await stage.labs()).map(({ spec }) => spec.studentEmail)).toContain('grace@school.example')
  })

  it('who has a lab already gets none by the same list, and another one if a person says so', async () => {
    await dialog.open()
    await dialog.paste('Given name;Surname;Mail\nGrace;Hopper;GRACE@school.example\nAda;Lovelace;ada@school.example')
    await dialog.dialog.getByText('1 student has a lab of this template already').waitFor()
    await dialog.dialog.getByText('This lab will be made').waitFor()
    await dialog.dialog.getByText('Make another').click()
    await dialog.dialog.getByText('These 2 labs will be made').waitFor()
    await dialog.dialog.getByText('Leave out', { exact: true }).click()
  })

  it('a column means what a person says', async () => {
    await dialog.field('Class list').fill('Code;Mail\nAda;ada@school.example')
    await dialog.dialog.getByLabel('Code Ada').selectOption({ label: 'Whole name' })
    await dialog.dialog.getByRole('cell', { name: 'Ada', exact: true }).waitFor()
    await dialog.submit()
    await dialog.untilClosed()
    await stage.untilReady(3)
  })
})
