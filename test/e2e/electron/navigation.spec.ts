import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { desktopBench } from './desktop-bench'
import { addressOf } from './launch-desktop'
import type { StrangersLabs } from './bridge'

/** In the page. */
declare const labs: StrangersLabs

const bench = desktopBench()
/** What reached the other server: an answer there would be a page of somebody else's in our window. */
const reached: string[] = []
let elsewhere = ''
const server = createServer(({ url = '' }, response) => {
  reached.push(url)
  response.setHeader('Content-Type', 'text/html').end('<title>elsewhere</title>')
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(() => server.close())

const TARGETS: Readonly<Record<string, () => string>> = {
  'another site': () => elsewhere,
  'a file': () => 'file:///etc/passwd',
  'a data address': () => 'data:text/html,<title>elsewhere</title>',
  'a blob': () => 'blob',
  'a script': () => 'javascript:document.title = "elsewhere"',
  'a look-alike': () => 'app://panel.evil/',
}

/** Each is run in the page with the address; `blob` is made there. */
const WAYS = ['location.href', 'location.assign', 'location.replace', 'window.open', 'window.open into itself', 'a link', 'a link with a target', 'a middle click', 'a form', 'a refresh'] as const

it.each(WAYS.flatMap((way) => Object.keys(TARGETS).map((target) => [way, target] as const)))('#8 %s to %s leads nowhere', async (way, target) => {
  const { page, app } = bench.desktop
  const before = await addressOf(app)
  await page.evaluate(leave, { way, target: TARGETS[target]?.() ?? '' })
  if (way === 'a middle click') await clickInTheMiddle(page)
  // A turn through page and main: what was asked for before it has been decided.
  await page.evaluate(() => labs.call('engine', {}))
  expect(await addressOf(app)).toBe(before)
  expect(await page.evaluate(() => document.title)).toBe('Labs')
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  expect(reached).toEqual([])
})

it('#8 does not follow a redirect that its own origin answers with', async () => {
  const { app } = bench.desktop
  const wasPrevented = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    let prevented = false
    contents?.emit('will-redirect', { preventDefault: () => (prevented = true) }, 'https://evil.example/', false, true)
    return prevented
  })
  expect(wasPrevented).toBe(true)
})

async function clickInTheMiddle(page: Page): Promise<void> {
  await page.locator('#clicked').click({ button: 'middle' })
  await page.evaluate(() => document.getElementById('clicked')?.remove())
}

/** Runs in the page. */
function leave({ way, target }: { way: string; target: string }): void {
  const address = target === 'blob' ? URL.createObjectURL(new Blob(['<title>elsewhere</title>'], { type: 'text/html' })) : target
  const link = Object.assign(document.createElement('a'), { href: address })
  document.body.append(link)
  const ways: Record<string, () => void> = {
    'location.href': () => void (location.href = address),
    'location.assign': () => location.assign(address),
    'location.replace': () => location.replace(address),
    'window.open': () => void window.open(address),
    'window.open into itself': () => void window.open(address, '_self'),
    'a link': () => link.click(),
    'a link with a target': () => {
      link.target = '_blank'
      link.click()
    },
    'a middle click': () => {
      link.id = 'clicked'
      link.textContent = 'click me'
    },
    'a form': () => {
      const form = Object.assign(document.createElement('form'), { action: address })
      document.body.append(form)
      form.submit()
    },
    'a refresh': () => {
      const refresh = Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${address}` })
      document.head.append(refresh)
    },
  }
  try {
    ways[way]?.()
  } catch {
    // Some are refused on the spot.
  }
}
