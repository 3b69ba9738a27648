import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright'

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
type Theme = 'dark' | 'light' | 'contrast'

/** What lies over the page or beside the list is what is new; the page behind it was looked at as itself. */
const NEWEST = '[role=dialog], [role=menu], #screen aside'

/** Everything axe finds, of any impact, in the three themes: what does not hang on colours is the same in all of them. */
export async function findings(page: Page, { isSeenBefore = false } = {}): Promise<readonly string[]> {
  const all = await ask(page, 'dark', { part: isSeenBefore ? NEWEST : 'html' })
  const colours = { part: NEWEST, rules: ['color-contrast', 'link-in-text-block'] }
  return [...all, ...(await ask(page, 'light', colours)), ...(await ask(page, 'contrast', colours))]
}

interface Question {
  readonly part: string
  readonly rules?: string[]
}

async function ask(page: Page, theme: Theme, { part, rules }: Question): Promise<readonly string[]> {
  await wear(page, theme)
  // By way of the debugger, whom the page's content policy does not bind: the policy itself stays as a person has it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE)
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    preload: false,
    ...(rules === undefined ? {} : { runOnly: { type: 'rule', values: rules } }),
  }
  const { violations } = await page.evaluate(
    ([given, wanted]) => (window as unknown as { readonly axe: typeof axe }).axe.run(document.querySelector(wanted) ?? document, given),
    [options, part] as const,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, html, any }) => `${theme} ${id}: ${String(target)} ${html.slice(0, 160)} ${any.map(({ message }) => message).join(' ')}`,
    ),
  )
}

/** Until every colour has arrived: even the shortest transition shows the old one first. */
async function wear(page: Page, theme: string): Promise<void> {
  await page.evaluate(async (name) => {
    document.documentElement.dataset['theme'] = name
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    do await frame()
    while (document.getAnimations().some(({ playState }) => playState === 'running'))
  }, theme)
}
