import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hosts } from '../hosts/hosts'
import type { OpenPanel } from '../hosts/open-panel'
import { LabDrawer } from '../pages/lab-drawer'
import { LabsPage } from '../pages/labs-page'
import { HOSTILE_TEXTS } from './hostile-texts'

/** No Docker: what is tested is the screens, and fifty containers would not make them tell more. */
describe.each(hosts)('#5 texts that would be code anywhere else, in $name', (host) => {
  let panel: OpenPanel
  let list: LabsPage
  const dialogs: string[] = []
  beforeAll(async () => {
    panel = await host.open({ provisioner: 'simulated' })
    panel.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    list = new LabsPage(panel.page)
    await Promise.all(HOSTILE_TEXTS.map(declare))
  })
  afterAll(async () => {
    const hit = await panel?.page.evaluate(() => 'hit' in window)
    const found = panel?.faults.found
    await panel?.close()
    expect({ hit, dialogs, found }).toEqual({ hit: false, dialogs: [], found: [] })
  })

  async function declare(text: string, index: number): Promise<void> {
    const name = `h${String(index).padStart(2, '0')}`
    await panel.ask('create', {
      kind: 'LabInstance',
      object: {
        metadata: { name },
        spec: {
          template: 'sample-lab',
          studentEmail: `${name}@school.example`,
          studentName: text,
          environment: { NOTE: text, SIMULATE: 'exit-3' },
        },
      },
    })
    await panel.ask('create', {
      kind: 'LabTemplate',
      object: {
        metadata: { name },
        spec: { title: text, description: text, provisioner: 'docker', image: 'lab-resource-manager/sample:1' },
      },
    })
  }

  const main = () => panel.page.getByRole('main').innerText()
  const literally = (text: string) => HOSTILE_TEXTS.filter((each) => text.includes(each)).length

  it('are shown letter by letter in the table, on the wall and among the search terms', async () => {
    await expect.poll(async () => literally((await list.rows()).flat().join('\n')), { timeout: 15_000 }).toBe(HOSTILE_TEXTS.length)
    await list.view('Wall')
    await expect.poll(async () => literally(await main())).toBeGreaterThan(5)
    await list.view('Table')
    for (const text of HOSTILE_TEXTS.slice(0, 12)) await list.searchBox.fill(`state:${text}`)
    await list.searchBox.fill('')
  })

  it("are shown letter by letter in a lab's details", async () => {
    for (const index of [0, 10, 17, 27, 39, HOSTILE_TEXTS.length - 1]) {
      const text = HOSTILE_TEXTS[index] ?? ''
      const name = `h${String(index).padStart(2, '0')}`
      await list.searchBox.fill(`name:${name}`)
      await list.openDetails(name)
      const drawer = new LabDrawer(panel.page, name)
      await expect.poll(() => drawer.panel.innerText()).toContain(text)
      for (const tab of ['Timeline', 'YAML'] as const) await drawer.tab(tab)
      await drawer.close()
    }
  })

  it('are shown letter by letter on the timelines', async () => {
    await go('Timelines')
    await expect.poll(async () => literally(await main()), { timeout: 10_000 }).toBeGreaterThan(3)
  })

  it('are shown letter by letter among the templates, in their form and in the dialog for new labs', async () => {
    await go('Templates')
    await expect.poll(async () => literally(await main())).toBe(HOSTILE_TEXTS.length)
    await list.open()
    await panel.page.getByRole('button', { name: 'New lab' }).first().click()
    await expect
      .poll(async () => literally(await panel.page.getByRole('dialog', { name: 'New lab' }).innerText()))
      .toBe(HOSTILE_TEXTS.length)
    await panel.page.keyboard.press('Escape')
  })

  const go = (name: string) => panel.page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name }).click()
})
