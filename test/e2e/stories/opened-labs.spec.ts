import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StoredLab } from '../../../src/contract/words'
import { HttpClient } from '../../fixtures/http-client'
import { RecordingLab } from '../../fixtures/recording-lab'
import { browserHost, type BrowserPanel } from '../hosts/browser-host'
import { LabDrawer } from '../pages/lab-drawer'
import { LabsPage } from '../pages/labs-page'

/** The session that a person has in the panel is the panel's alone: what a student's server is handed is looked at there. */
describe('#203 a lab that is opened from the panel in a browser', () => {
  let panel: BrowserPanel
  let list: LabsPage
  let lab: RecordingLab
  let port = 0
  beforeAll(async () => {
    panel = await browserHost.open({ provisioner: 'simulated' })
    await panel.ask('create', {
      kind: 'LabInstance',
      object: { metadata: { name: 'ada' }, spec: { template: 'sample-lab', studentEmail: 'ada@example.com' } },
    })
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
    "the row's copy": async () => {
      await list.action('ada', 'Copy').click()
      await list
        .toast(/address/i)
        .first()
        .waitFor()
      await visited(await clipboard())
    },
    'the drawer': async () => {
      const { panel: details } = await drawer()
      await panel.opened(() => details.getByRole('button', { name: 'Open', exact: true }).click())
    },
    'what the drawer shows': async () => {
      const { panel: details } = await drawer()
      await visited(
        (await details
          .getByText(/^http:\/\//)
          .first()
          .textContent()) ?? '',
      )
    },
    'the wall': async () => {
      await list.view('Wall')
      await panel.opened(() => list.action('ada', 'Open').click())
    },
    'what the wall shows': async () => {
      await list.view('Wall')
      await visited(
        (await panel.page
          .getByRole('article')
          .getByText(/^http:\/\//)
          .textContent()) ?? '',
      )
    },
  }

  it.each(Object.keys(WAYS))('brings no session there: %s', async (way) => {
    await list.open()
    await WAYS[way]?.()
    await list.view('Table')
    expect(lab.arrived.length).toBeGreaterThan(0)
    expect(lab.cookies()).toEqual([])
    expect(new Set(lab.arrived.map(({ headers }) => headers.host))).toEqual(new Set([`localhost:${port}`]))
  })

  /** As a student's page that wants more than to be looked at: it sends the browser to where the panel is. */
  const hostile = (headers: Readonly<Record<string, string | readonly string[]>> = {}) => {
    lab.answer = (response, path) => {
      if (path === '/') return void response.writeHead(302, { location: `http://127.0.0.1:${port}/trap` }).end()
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
      response
        .setHeader('Content-Type', 'text/html')
        .end(path === '/trap' ? '<script>fetch("/more").then(() => document.title = "done")</script>' : '')
    }
  }
  async function visitHostile(): Promise<void> {
    const page = await visit(`http://localhost:${port}/`)
    await page.waitForFunction(() => document.title === 'done')
    await page.close()
  }
  const asked = (path: string, headers: Readonly<Record<string, string>>, method = 'GET') =>
    new HttpClient(panel.served.url, '').bare(path, { method, headers })

  it('what a lab is handed by sending the browser to 127.0.0.1 opens nothing but an empty page', async () => {
    hostile()
    await visitHostile()
    const cookie = lab.arrived.map(({ headers }) => headers.cookie).find((each) => each?.startsWith('lab_session_')) ?? ''
    const [origin, labs] = [panel.served.url, '/apis/lab.neuroglia.com/v1/namespaces/student-labs/labinstances']
    const codes = [
      await asked(labs, { cookie, host: new URL(origin).host }),
      await asked(labs, { cookie, origin, host: new URL(origin).host, 'sec-fetch-site': 'same-origin' }),
      await asked(`${labs}/ada`, { cookie, origin, host: new URL(origin).host }, 'DELETE'),
      await asked('/tickets', { cookie, origin, host: new URL(origin).host }, 'POST'),
      await asked(labs, { cookie, host: `localhost:${new URL(origin).port}` }),
      await asked('/metrics', { cookie, host: new URL(origin).host }),
    ].map(({ code }) => code)
    expect([cookie === '', codes]).toEqual([false, [401, 401, 401, 401, 401, 401]])
  })

  it('a person who comes to the panel under another name of this machine is sent to where sessions are', async () => {
    const link = new URL(await panel.served.newLink())
    const page = await visit(`http://localhost:${link.port}${link.pathname}${link.search}`)
    await new LabsPage(page).untilState('ada', 'Ready')
    expect(new URL(page.url()).host).toBe(`127.0.0.1:${link.port}`)
    expect(
      await page
        .context()
        .cookies(`http://localhost:${link.port}/`)
        .then((kept) => kept.filter(({ name }) => name.startsWith('lab_session'))),
    ).toEqual([])
    await page.goto(`http://localhost:${link.port}/`)
    await new LabsPage(page).untilState('ada', 'Ready')
    await page.close()
  })

  it("60 large cookies of one lab are in nobody's way: not of the panel, and not of the next lab", async () => {
    const cookies = Array.from({ length: 60 }, (_, index) => `c${index}=${'x'.repeat(4000)}; Path=/; Max-Age=31536000`)
    lab.answer = (response) => response.setHeader('Set-Cookie', cookies).end('<title>a lab</title>')
    await visited(`http://localhost:${port}/`)
    lab.answer = (response) => response.end('<title>a lab</title>')
    await panel.opened(() => list.action('ada', 'Open').click())
    expect(lab.cookies().length).toBeGreaterThanOrEqual(60)
    await panel.reload()
    await list.untilState('ada', 'Ready')
  })

  it("cookies that a lab sets for the panel's own address keep nobody out of it", async () => {
    const name = `lab_session_${new URL(panel.served.url).port}`
    const tossed = [`${name}=x; Path=/channel`, `${name}=y; Path=/assets`]
    hostile({ 'Set-Cookie': tossed })
    await visitHostile()
    await panel.reload()
    await list.untilState('ada', 'Ready')
    hostile({ 'Set-Cookie': Array.from({ length: 60 }, (_, index) => `c${index}=${'x'.repeat(4000)}; Path=/; Max-Age=31536000`) })
    await visitHostile()
    panel.faults.expect(/./)
    // The answer to what is too long takes them away, and the person is let in by the next link.
    await panel.page.goto(panel.served.url)
    await panel.page.goto(await panel.served.newLink())
    await list.untilState('ada', 'Ready')
  })
})
