import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hosts } from '../hosts/hosts'
import { PanelStage } from '../hosts/stage'
import { LabsPage } from '../pages/labs-page'

describe.each(hosts)('without a pointer, in $name', (host) => {
  let stage: PanelStage
  let list: LabsPage
  beforeAll(async () => {
    stage = await PanelStage.open(host)
    list = new LabsPage(stage.page)
    await stage.page.evaluate(watchFocus)
  })
  afterAll(() => stage?.close())

  it('a lab is created with N, Tab and Enter', async () => {
    await stage.page.getByRole('button', { name: 'New lab' }).first().waitFor()
    await press(stage.page, 'n')
    await stage.page.getByRole('dialog', { name: 'New lab' }).waitFor()
    // The hand starts at the student; the templates are before.
    await expect.poll(() => focused(stage.page)).toMatch(/ Student$/)
    await tabTo(stage.page, /^radio Sample lab/, 'Shift+Tab')
    await choose(stage.page, 'sample-lab')
    await tabTo(stage.page, /^Student$/)
    await stage.page.keyboard.type('Ada Lovelace')
    await tabTo(stage.page, /^E-mail$/)
    await stage.page.keyboard.type('ada@school.example')
    await tabTo(stage.page, /^Name of the lab$/)
    await stage.page.keyboard.type('ada')
    await press(stage.page, 'Enter')
    await list.untilState('ada', 'Ready')
  })

  it('is opened with J and Enter, and closed with Escape; the focus returns to its row', async () => {
    await press(stage.page, 'j', 'Enter')
    const details = stage.page.getByRole('complementary', { name: 'Lab ada' })
    await details.waitFor()
    await press(stage.page, 'Escape')
    await details.waitFor({ state: 'detached' })
    await expect.poll(() => focused(stage.page)).toMatch(/^tr /)
  })

  it('is given half an hour more from its row', async () => {
    const before = Date.parse((await stage.labs())[0]?.status.expiresAt ?? '')
    await tabTo(stage.page, /^Extend: ada$/)
    await press(stage.page, 'Enter')
    await stage.page.getByRole('menuitem', { name: '+30 min' }).waitFor()
    await expect.poll(() => focused(stage.page)).toContain('menuitem')
    await press(stage.page, 'ArrowDown', 'Enter')
    await expect.poll(async () => Date.parse((await stage.labs())[0]?.status.expiresAt ?? '')).toBe(before + 30 * 60_000)
  })

  it('is deleted from its row, after a question', async () => {
    await tabTo(stage.page, /^Delete: ada$/)
    await press(stage.page, 'Enter')
    await stage.page.getByRole('dialog', { name: 'Delete ada?' }).waitFor()
    await tabTo(stage.page, /^Delete 1 lab$/)
    await press(stage.page, 'Enter')
    await list.untilGone('ada')
    expect(await stage.labs()).toEqual([])
  })

  it('the focus was never lost', async () => {
    await expect.poll(() => focused(stage.page)).not.toMatch(/^body/)
    expect(await stage.page.evaluate(() => (window as unknown as { lostFocus: readonly string[] }).lostFocus)).toEqual([])
  })
})

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** What has the focus: its element, role and name. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined
    return `${element?.tagName.toLowerCase() ?? 'nothing'} ${element?.getAttribute('role') ?? (element as HTMLInputElement | null)?.type ?? ''} ${element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? ''}`.trim()
  })

const MOST_STOPS = 40

async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = []
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    const [, kind = '', ...words] = (await focused(page)).split(' ')
    if (name.test(words.join(' ').trim()) || name.test(`${kind} ${words.join(' ')}`.trim())) return
    passed.push(words.join(' '))
    await page.keyboard.press(key)
  }
  throw new Error(`${key} never came to ${String(name)}; it passed ${passed.join(' | ')}`)
}

/** Among radio buttons, with the arrows. */
async function choose(page: Page, value: string): Promise<void> {
  for (let step = 0; step < MOST_STOPS; step += 1) {
    if ((await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value)) === value) return
    await page.keyboard.press('ArrowRight')
  }
  throw new Error(`The arrows never came to ${value}`)
}

/** Notes each time that nothing has the focus for longer than it takes to hand it on, once something had it. */
function watchFocus(): void {
  const lost: string[] = []
  Object.assign(window, { lostFocus: lost })
  document.addEventListener('focusout', ({ target }) => {
    const left =
      target instanceof Element ? `${target.tagName} ${target.getAttribute('aria-label') ?? target.id} ${target.textContent}` : ''
    setTimeout(() => document.activeElement === document.body && lost.push(left.slice(0, 60)), 250)
  })
}
