import { stat } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hosts } from '../hosts/hosts'
import { PanelStage } from '../hosts/stage'
import { CreateDialog } from '../pages/create-dialog'
import { LabDrawer } from '../pages/lab-drawer'
import { LabsPage } from '../pages/labs-page'

const HALF_HOUR_MS = 30 * 60_000

describe.each(hosts)('one lab, from wish to record, in $name', (host) => {
  let stage: PanelStage
  let list: LabsPage
  let ada: LabDrawer
  beforeAll(async () => {
    stage = await PanelStage.open(host)
    list = new LabsPage(stage.page)
    ada = new LabDrawer(stage.page, 'ada')
  })
  afterAll(() => stage?.close())

  const stored = async () => (await stage.labs())[0]
  const endsAt = async () => Date.parse((await stored())?.status.expiresAt ?? '')

  it('is declared in the dialog and ready within seconds, for as long as was asked', async () => {
    const dialog = new CreateDialog(stage.page)
    await dialog.open()
    await dialog.fill({ template: 'Sample lab', student: 'Ada Lovelace', email: 'ada@school.example', name: 'ada', duration: '1h30m' })
    await dialog.submit()
    await dialog.untilClosed()
    await list.untilState('ada', 'Ready', 20_000)
    const lab = await stored()
    expect(lab?.spec).toMatchObject({
      template: 'sample-lab',
      studentName: 'Ada Lovelace',
      studentEmail: 'ada@school.example',
      duration: '1h30m',
    })
    const readyAt = lab?.status.transitions?.findLast(({ state }) => state === 'ready')?.time ?? ''
    expect((await endsAt()) - Date.parse(readyAt)).toBe(90 * 60_000)
  })

  it("opens beside the panel, and the student's page answers", async () => {
    const address = await stage.panel.opened(() => list.action('ada', 'Open').click())
    expect(new URL(address).origin).toBe((await stored())?.status.endpoint?.replace('127.0.0.1', 'localhost').replace(/\/$/, ''))
    expect(await (await fetch(address)).text()).toContain('This lab is running')
  })

  it('answers in its shell', async () => {
    await list.openDetails('ada')
    await ada.tab('Terminal')
    await expect.poll(() => ada.terminalText(), { timeout: 15_000 }).toContain('$')
    await ada.type('echo $((40+2))')
    await expect.poll(() => ada.terminalText()).toMatch(/^42$/m)
    await ada.type('echo an essay > /home/student/essay.txt && echo written')
    await expect.poll(() => ada.terminalText()).toMatch(/^written$/m)
  })

  it('shows what is printed in it', async () => {
    await ada.type('echo a line of Ada > /proc/1/fd/1')
    await ada.tab('Logs')
    await expect.poll(() => ada.logs(), { timeout: 10_000 }).toContain('a line of Ada')
  })

  it('says what it uses', async () => {
    const tab = await ada.tab('Stats')
    await tab.getByRole('img', { name: /^Memory of ada .* now [\d.]+ [kM]i?B/ }).waitFor()
    await tab.getByRole('img', { name: /^CPU of ada .* now [\d.]+ %/ }).waitFor()
  })

  it('goes on for half an hour more', async () => {
    const before = await endsAt()
    await ada.extend(30)
    await expect.poll(endsAt).toBe(before + HALF_HOUR_MS)
    await ada.panel.getByText('1 h 59 min left').waitFor()
  })

  it('stays when the question is answered with no', async () => {
    await ada.remove('Cancel')
    expect((await stored())?.metadata.deletionTimestamp).toBeUndefined()
  })

  it('stays when its deletion is undone', async () => {
    await list.action('ada', 'Delete').click()
    await stage.page.getByRole('dialog', { name: 'Delete ada?' }).getByRole('button', { name: 'Delete 1 lab' }).click()
    await list.row('ada').getByRole('button', { name: 'Undo' }).click()
    await list.action('ada', 'Delete').waitFor()
    expect((await stored())?.metadata.deletionTimestamp).toBeUndefined()
  })

  it('is deleted: gone from the list and from Docker, and its record says when, and where its work is', async () => {
    await ada.remove('Delete 1 lab')
    await list.untilGone('ada')
    await ada.panel.getByText(/^Deleted \d+s ago\. What is shown is its record/).waitFor()
    await ada.panel.getByText(/^Its work was collected first: 1 file, /).waitFor()
    const archive = (await ada.panel.locator('code').textContent()) ?? ''
    expect((await stat(archive)).size).toBeGreaterThan(0)
    expect(await stage.labs()).toEqual([])
    expect(await stage.world.containersOf(stage.instanceId)).toEqual([])
  })
})
