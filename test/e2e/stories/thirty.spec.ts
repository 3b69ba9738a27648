import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hosts } from '../hosts/hosts'
import { PanelStage } from '../hosts/stage'
import { CreateDialog } from '../pages/create-dialog'
import { LabsPage } from '../pages/labs-page'

const CLASS = Array.from({ length: 30 }, (_, index) => `Student ${index + 1} <student${index + 1}@school.example>`)

describe.each(hosts)('a class of thirty in $name', (host) => {
  let stage: PanelStage
  let list: LabsPage
  beforeAll(async () => {
    stage = await PanelStage.open(host)
    list = new LabsPage(stage.page)
  })
  afterAll(() => stage?.close())

  const inStore = async () => (await stage.labs()).map(({ metadata, status }) => `${metadata.name} ${status.state}`).sort()
  /** Rows that show neither what was true before they were read nor what was true after: labs move on while they are read. */
  const untrueRows = async () => {
    const before = await inStore()
    const shown = await list.shown()
    const after = await inStore()
    return { rows: shown.length, untrue: shown.filter((row) => !before.includes(row) && !after.includes(row)) }
  }

  it('is made from a pasted list, told by one toast', async () => {
    const dialog = new CreateDialog(stage.page)
    await dialog.open()
    await dialog.fill({ template: 'Sample lab' })
    await dialog.paste(CLASS.join('\n'))
    await dialog.dialog.getByText('These 30 labs will be made').waitFor()
    await dialog.submit()
    await dialog.untilClosed()
    await list.toast('30 created').waitFor()
    expect(await list.toast(/./).count()).toBe(1)
  })

  it('is shown right within two seconds of a reload in the middle of its start', async () => {
    await stage.panel.reload()
    const reloadedAt = performance.now()
    await expect.poll(untrueRows, { interval: 50, timeout: 5_000 }).toEqual({ rows: 30, untrue: [] })
    expect(performance.now() - reloadedAt).toBeLessThan(2_000)
  })

  it('becomes ready, and the counts, the header and the wall say so', async () => {
    await expect.poll(() => list.count('Ready'), { timeout: 60_000 }).toBe(30)
    expect(
      await Promise.all(['All', 'Pending', 'Provisioning', 'Needs attention', 'Ended', 'Deleting'].map((word) => list.count(word))),
    ).toEqual([30, 0, 0, 0, 0, 0])
    await stage.page.getByRole('banner').getByText('30 ready').waitFor()
    await list.view('Wall')
    await expect
      .poll(() => stage.page.getByRole('list', { name: 'Labs' }).getByRole('listitem').first().getAttribute('aria-setsize'))
      .toBe('30')
    await list.view('Table')
  })

  it('is selected whole, and a filter says how many of it it hides', async () => {
    await list.table.getByRole('checkbox', { name: 'Select all that are shown' }).click()
    await list.bulk.getByText('30 selected').waitFor()
    await list.searchBox.fill('student7@')
    await list.bulk.getByText('29 hidden by the filter').waitFor()
    await list.searchBox.fill('')
  })

  it('goes after a question that names all thirty, with the focus on the safe answer', async () => {
    await list.bulk.getByRole('button', { name: 'Delete' }).click()
    const question = stage.page.getByRole('dialog', { name: 'Delete 30 labs?' })
    expect(await question.getByRole('list', { name: 'These go:' }).getByRole('listitem').count()).toBe(30)
    expect(await question.getByRole('button', { name: 'Cancel' }).evaluate((button) => button === document.activeElement)).toBe(true)
    await question.getByRole('button', { name: 'Delete 30 labs' }).click()
    await list.toast('30 being deleted').waitFor()
    await stage.page.getByText('No labs yet').waitFor({ timeout: 60_000 })
    expect(await stage.world.containersOf(stage.instanceId)).toEqual([])
  })
})
