import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StoredLab } from '../../../src/contract/words'
import { RecordingLab } from '../../fixtures/recording-lab'
import { browserHost, type BrowserPanel } from '../hosts/browser-host'
import { LabDrawer } from '../pages/lab-drawer'
import { LabsPage } from '../pages/labs-page'

/** The session that a person has in the panel is the panel's alone: what a student's server is handed is looked at there. */
describe('a lab that is opened from the panel in a browser', () => {
  let panel: BrowserPanel
  let list: LabsPage
  let lab: RecordingLab
  let port = 0
  beforeAll(async () => {
    panel = await browserHost.open({ provisioner: 'simulated' })
    await panel.ask('create', { kind: 'LabInstance', object: { metadata: { name: 'ada' }, spec: { template: 'sample-lab', studentEmail: 'ada@example.com' } } })
    const ada = async () => (await panel.ask('get', { kind: 'LabInstance', namespace: 'student-labs', name: 'ada' })) as StoredLab
    await vi.waitFor(async () => expect((await ada()).status.state).toBe('ready'), { timeout: 20_000, interval: 100 })
    port = Object.values((await ada()).status.ports ?? {})[0] ?? 0
    list = new LabsPage(panel.page)
    await list.untilState('ada', 'Ready')
  })
  afterAll(() => panel?.close())
  beforeEach(async () => {
    lab = new RecordingLab()
    await lab.listen(port)
  })
  afterEach(() => lab.close())

  const clipboard = () => panel.page.evaluate(() => navigator.clipboard.readText())
  const visit = async (address: string) => {
    const page = await panel.page.context().newPage()
    await page.goto(address)
    return page
  }
  const visited = async (address: string) => (await visit(address)).close()
  const drawer = async () => {
    await list.openDetails('ada')
    return new LabDrawer(panel.page, 'ada')
  }

  const WAYS: Readonly<Record<string, () => Promise<unknown>>> = {
    'the row': () => panel.opened(() => list.action('ada', 'Open').click()),
    'the row\'s copy': async () => {
      await list.action('ada', 'Copy').click()
      await list.toast(/address/i).first().waitFor()
      await visited(await clipboard())
    },
    'the drawer': async () => {
      const { panel: details } = await drawer()
      await panel.opened(() => details.getByRole('button', { name: 'Open', exact: true }).click())
    },
    'what the drawer shows': async () => {
      const { panel: details } = await drawer()
      await visited((await details.getByText(/^http:\/\//).first().textContent()) ?? '')
    },
    'the wall': async () => {
      await list.view('Wall')
      await panel.opened(() => list.action('ada', 'Open').click())
    },
    'what the wall shows': async () => {
      await list.view('Wall')
      await visited((await panel.page.getByRole('article').getByText(/^http:\/\//).textContent()) ?? '')
    },
  }

  it.each(Object.keys(WAYS))('brings no session there: %s', async (way) => {
    await list.open()
    await WAYS[way]?.()
    expect(lab.arrived.length).toBeGreaterThan(0)
    expect(lab.cookies()).toEqual([])
    expect(new Set(lab.arrived.map(({ headers }) => headers.host))).toEqual(new Set([`localhost:${port}`]))
  })

  it('PROBE what a hostile lab gets when it sends the browser to 127.0.0.1', async () => {
    lab.answer = (response, path) => {
      if (path === '/') response.writeHead(302, { location: `http://127.0.0.1:${port}/trap` }).end()
      else response.setHeader('Content-Type', 'text/html').end(path === '/trap' ? '<title>t</title><script>fetch("/more").then(()=>document.title="done")</script>' : 'x')
    }
    const page = await visit(`http://localhost:${port}/`)
    await page.waitForFunction(() => document.title === 'done')
    await page.close()
    console.log(JSON.stringify(lab.arrived.map(({ path, headers }) => [path, headers.host, headers.cookie])))
  })
})
