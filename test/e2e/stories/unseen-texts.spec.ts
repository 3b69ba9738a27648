import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hosts } from '../hosts/hosts'
import type { OpenPanel } from '../hosts/open-panel'
import { LabDrawer } from '../pages/lab-drawer'
import { LabsPage } from '../pages/labs-page'

const UNSEEN = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069]/u
const TEXT = 'rm \u202Efdp.exe\u202C and \u2067more\u2069 of it\u200F'
const SHOWN = 'rm ⟨U+202E⟩fdp.exe⟨U+202C⟩ and ⟨U+2067⟩more⟨U+2069⟩ of it⟨U+200F⟩'

describe.each(hosts)('#211 texts with signs that nobody sees, in $name', (host) => {
  let panel: OpenPanel
  beforeAll(async () => {
    panel = await host.open({ provisioner: 'simulated' })
    await panel.ask('create', {
      kind: 'LabTemplate',
      object: {
        metadata: { name: 'turned' },
        spec: { title: 'Turned', description: TEXT, provisioner: 'docker', image: 'lab-resource-manager/sample:1' },
      },
    })
    await panel.ask('create', {
      kind: 'LabInstance',
      object: {
        metadata: { name: 'anna' },
        spec: { template: 'sample-lab', studentEmail: 'anna@school.example', environment: { NOTE: TEXT } },
      },
    })
  })
  afterAll(() => panel?.close())

  const body = () => panel.page.evaluate(() => document.body.innerText)

  it("show them as signs among the templates and in a lab's details, and turn nothing round", async () => {
    const list = new LabsPage(panel.page)
    await list.openDetails('anna')
    await expect.poll(() => new LabDrawer(panel.page, 'anna').panel.innerText()).toContain(SHOWN)
    expect(await body()).not.toMatch(UNSEEN)
    await new LabDrawer(panel.page, 'anna').close()
    await panel.page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Templates' }).click()
    await expect.poll(body).toContain(SHOWN)
    expect(await body()).not.toMatch(UNSEEN)
  })

  it('are no name of a person and no title', async () => {
    const named = panel.ask('create', {
      kind: 'LabInstance',
      object: { metadata: { name: 'ben' }, spec: { template: 'sample-lab', studentEmail: 'ben@school.example', studentName: TEXT } },
    })
    await expect(named).rejects.toThrow(/not seen/)
    const titled = panel.ask('create', {
      kind: 'LabTemplate',
      object: { metadata: { name: 'ben' }, spec: { title: TEXT, provisioner: 'docker', image: 'a' } },
    })
    await expect(titled).rejects.toThrow(/not seen/)
  })
})
