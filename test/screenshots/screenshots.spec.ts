import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StoredLab } from '../../src/contract/words'
import { launchChromium } from '../e2e/hosts/browser-host'
import { EngineLine } from '../e2e/hosts/engine-line'
import { ServedPanel } from '../e2e/hosts/served-panel'
import { declareClass } from './class'
import { LOOKS, SCREENS, SIZES, type Screen } from './screens'

/**
 * `npm run screenshots [-- -t labs]`: every screen in every look and size, with 0, 3, 30 and 300 labs, on the practice engine, into a folder
 * that git ignores. They are for eyes: nothing is compared here. A screen that shows an error or cannot be prepared is a failure.
 */
const FOLDER = new URL('../.tmp/screenshots', import.meta.url).pathname
const SETTLED_MS = 400

describe.each([0, 3, 30, 300])('with %i labs', (count) => {
  let served: ServedPanel
  let browser: Browser
  let names: Names

  beforeAll(async () => {
    served = await ServedPanel.start({ provisioner: 'simulated' })
    browser = await launchChromium()
    names = await fill(served, count)
    mkdirSync(FOLDER, { recursive: true })
  })
  afterAll(async () => {
    await browser?.close()
    await served?.remove()
  })

  it.each(Object.entries(LOOKS))('%s', async (look, choices) => {
    const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB' })
    await context.addInitScript((kept) => Object.entries(kept).forEach(([name, value]) => localStorage.setItem(`labs.${name}`, value)), { ...choices, language: 'en' })
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', ({ message }) => errors.push(message))
    await page.goto(await served.newLink())
    for (const size of SIZES) {
      await page.setViewportSize(size)
      for (const screen of SCREENS.filter(({ counts }) => counts.includes(count))) await take({ page, screen, served, names, file: `${screen.name}-${count}-${look}-${size.width}.png` })
    }
    expect(errors).toEqual([])
    await context.close()
  })
})

interface Names { readonly lab: string; readonly failed: string }

async function fill(served: ServedPanel, count: number): Promise<Names> {
  const line = await EngineLine.open(served.url, served.token)
  await line.ask('patch', { kind: 'EngineSettings', name: 'default', type: 'merge', patch: { spec: { provisioning: { maxConcurrent: 30, timeout: '20s' }, retries: { max: 1, backoff: '1s' } } } })
  await declareClass(line, count)
  const labs = async () => (await line.ask('list', { kind: 'LabInstance' })).items as readonly StoredLab[]
  const under = async () => (await labs()).filter(({ status }) => ['pending', 'provisioning'].includes(status.state)).length
  // Not all: a class in which some still start is the one an instructor looks at.
  await expect.poll(under, { timeout: 120_000 }).toBeLessThanOrEqual(count / 10)
  const found = await labs()
  line.close()
  const named = (state: string) => found.find(({ status }) => status.state === state)?.metadata.name ?? 'nobody'
  return { lab: named('ready'), failed: named('failed') }
}

async function take({ page, screen, served, names, file }: { readonly page: Page; readonly screen: Screen; readonly served: ServedPanel; readonly names: Names; readonly file: string }): Promise<void> {
  await page.goto('about:blank')
  await page.goto(`${served.url}/#${screen.hash.replace('{lab}', names.lab).replace('{failed}', names.failed)}`)
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(SETTLED_MS)
  await screen.prepare?.(page)
  await page.waitForTimeout(SETTLED_MS)
  await page.screenshot({ path: join(FOLDER, file) })
}
