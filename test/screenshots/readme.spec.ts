import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { StoredLab } from '../../src/contract/words'
import { launchChromium } from '../e2e/hosts/browser-host'
import { EngineLine } from '../e2e/hosts/engine-line'
import { ServedPanel } from '../e2e/hosts/served-panel'
import { DOCKER_HOST, DockerWorld } from '../fixtures/docker-world'
import { dockerAnswers } from '../setup/docker-http.mjs'
import { declareClass } from './class'

/** The README's five pictures: a class of thirty on real Docker. `npm run screenshots -- readme`, with a daemon that answers. */
const FOLDER = new URL('../../.github/pictures', import.meta.url).pathname
const SIZE = { width: 1280, height: 800 }
const CLASS = 30

const answers = await dockerAnswers(DOCKER_HOST)
if (!answers) it("the README's pictures", ({ skip }) => skip(`they are of real labs, and no Docker answers at ${DOCKER_HOST}`))

let served: ServedPanel
let browser: Browser
let line: EngineLine

beforeAll(async () => {
  if (!answers) return
  served = await ServedPanel.start({})
  line = await EngineLine.open(served.url, served.token)
  browser = await launchChromium()
  await declareClass(line, CLASS, { withFaults: false })
  await vi.waitUntil(async () => (await labs()).filter(({ status }) => status.state === 'ready').length === CLASS, {
    timeout: 120_000,
    interval: 200,
  })
  mkdirSync(FOLDER, { recursive: true })
})
afterAll(async () => {
  if (!answers) return
  await line.ask('deleteCollection', { kind: 'LabInstance' })
  await vi.waitUntil(async () => (await labs()).length === 0, { timeout: 120_000, interval: 200 })
  line.close()
  await browser.close()
  await served.remove()
})

async function labs(): Promise<readonly StoredLab[]> {
  return (await line.ask('list', { kind: 'LabInstance' })).items as readonly StoredLab[]
}

it.runIf(answers)('takes five pictures of a class of thirty', async () => {
  const dark = await enter('dark')
  await take(dark, '/labs', 'labs')
  await killOne()
  await take(dark, '/labs/student-labs/ada-001/timeline', 'lab')
  await take(dark, '/timelines', 'timelines', (page) => page.getByRole('button', { name: /side by side/i }).click())
  await take(
    dark,
    '/engine',
    'engine',
    async () =>
      void (await line.ask('patch', {
        kind: 'LabInstance',
        namespace: 'student-labs',
        name: 'grace-003',
        type: 'merge',
        patch: { spec: { restartAt: new Date().toISOString() } },
      })),
  )
  const light = await enter('light')
  await take(light, '/labs', 'wall', (page) => page.getByRole('button', { name: /wall/i }).click())
})

/** So that there is a story to tell: its container is stopped behind the engine's back, and comes again. */
async function killOne(): Promise<void> {
  const ada = (await labs()).find(({ metadata }) => metadata.name === 'ada-001')
  await new DockerWorld().docker.getContainer(ada?.status.containerId ?? '').kill()
  await expect
    .poll(
      async () =>
        (await labs()).find(({ metadata }) => metadata.name === 'ada-001')?.status.transitions?.filter(({ state }) => state === 'ready')
          .length,
      { timeout: 60_000 },
    )
    .toBe(2)
}

async function enter(theme: string): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZE, locale: 'en-GB' })
  await context.addInitScript((chosen) => {
    localStorage.setItem('labs.theme', chosen)
    localStorage.setItem('labs.language', 'en')
  }, theme)
  const page = await context.newPage()
  await page.goto(await served.newLink())
  await page.waitForLoadState('networkidle')
  return page
}

async function take(page: Page, hash: string, name: string, prepare?: (page: Page) => Promise<void>): Promise<void> {
  await page.evaluate((to) => void (location.hash = to), hash)
  await page.waitForTimeout(1_500)
  await prepare?.(page)
  await page.waitForTimeout(700)
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
}
