import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { StoredLab } from '../../src/contract/words'
import { launchChromium } from '../e2e/hosts/browser-host'
import { EngineLine } from '../e2e/hosts/engine-line'
import { ServedPanel } from '../e2e/hosts/served-panel'
import { Camera, type Names } from './camera'
import { declareClass, FIRST_FAULT } from './class'
import { inLanguage, LOOKS, SCREENS, SIZES } from './screens'

/**
 * `npm run screenshots [-- -t "with 30 labs"]`: every screen in every look and size, with 0, 3, 30 and 300 labs, on the practice engine,
 * into a folder that git ignores. They are for eyes: nothing is compared here. A screen that shows an error or cannot be prepared is a failure.
 */
let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

describe.each([0, 3, 30, 300])('with %i labs', (count) => {
  let served: ServedPanel
  let names: Names

  beforeAll(async () => {
    served = await ServedPanel.start({ provisioner: 'simulated' })
    names = await fill(served, count)
  })
  afterAll(() => served?.remove())

  it.each(Object.entries(LOOKS))('%s', async (look, choices) => {
    const camera = await Camera.open(browser, served, choices)
    for (const size of SIZES) {
      await camera.page.setViewportSize(size)
      for (const screen of SCREENS.filter(({ counts }) => counts.includes(count)))
        await camera.take(screen, names, `${screen.name}-${count}-${look}-${size.width}.png`)
    }
    expect(camera.errors).toEqual([])
    await camera.close()
  })

  it.runIf(count === 30).each(['de', 'fr'] as const)('in another language (%s)', async (language) => {
    const camera = await Camera.open(browser, served, { ...LOOKS.light, language })
    await camera.page.setViewportSize(SIZES[0])
    for (const screen of inLanguage(language)) await camera.take(screen, names, `${screen.name}.png`)
    expect(camera.errors).toEqual([])
    await camera.close()
  })
})

describe('in trouble', () => {
  let served: ServedPanel
  const nobody = { lab: '', failed: '' }

  beforeAll(async () => {
    served = await ServedPanel.start({ dockerHost: 'unix:///nowhere/docker.sock' })
  })
  afterAll(() => served?.remove())

  it.each(Object.entries(LOOKS))('the first run, %s', (look, choices) => shoot(`first-run-${look}`, choices))

  describe('with a lab that waits', () => {
    beforeAll(async () => {
      const line = await EngineLine.open(served.url, served.token)
      await declareClass(line, 1)
      line.close()
    })

    it.each(Object.entries(LOOKS))('without Docker, %s', (look, choices) => shoot(`docker-away-${look}`, choices, 'What to do'))
  })

  async function shoot(name: string, choices: Readonly<Record<string, string>>, button?: string): Promise<void> {
    const camera = await Camera.open(browser, served, choices)
    await camera.page.setViewportSize(SIZES[0])
    await camera.take(
      {
        name,
        hash: '/labs',
        counts: [],
        ...(button === undefined ? {} : { prepare: (page) => page.getByRole('button', { name: button }).click() }),
      },
      nobody,
      `${name}.png`,
    )
    expect(camera.errors).toEqual([])
    await camera.close()
  }
})

async function fill(served: ServedPanel, count: number): Promise<Names> {
  const line = await EngineLine.open(served.url, served.token)
  await line.ask('patch', {
    kind: 'EngineSettings',
    name: 'default',
    type: 'merge',
    patch: { spec: { provisioning: { maxConcurrent: 30, timeout: '20s' }, retries: { max: 1, backoff: '1s' } } },
  })
  await declareClass(line, count)
  const labs = async () => (await line.ask('list', { kind: 'LabInstance' })).items as readonly StoredLab[]
  const under = async () => (await labs()).filter(({ status }) => ['pending', 'provisioning'].includes(status.state)).length
  // Not all: a class in which some still start is the one an instructor looks at.
  await vi.waitFor(async () => expect(await under()).toBeLessThanOrEqual(count / 10), { timeout: 120_000, interval: 200 })
  const named = async (state: string) => (await labs()).find(({ status }) => status.state === state)?.metadata.name ?? 'nobody'
  if (count > FIRST_FAULT)
    await vi.waitFor(async () => expect(await named('failed')).not.toBe('nobody'), { timeout: 60_000, interval: 200 })
  const names = { lab: await named('ready'), failed: await named('failed') }
  line.close()
  return names
}
