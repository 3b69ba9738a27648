import type { Page } from 'playwright'

const LEAST_PX = 24
/** More stops than any screen has: a list that has no end is a trap. */
const MOST_STOPS = 400

/** Buttons, links and fields that are smaller than a finger needs; links within a sentence may be as high as its lines. */
export function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate((least) => {
    const all = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, input, select, textarea, summary, [role=tab], [role=radio], [role=checkbox], [role=slider]',
      ),
    ]
    const target = (element: HTMLElement) =>
      element.matches('input[type=radio], input[type=checkbox]') ? (element.closest('label') ?? element) : element
    const isShown = (element: HTMLElement) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !element.matches('.sr-only') &&
      element.closest('[aria-hidden=true]') === null
    const isInSentence = (element: HTMLElement) => element.matches('p a') && getComputedStyle(element).display === 'inline'
    return all
      .filter((element) => isShown(target(element)) && !isInSentence(element))
      .flatMap((element) => {
        const { width, height } = target(element).getBoundingClientRect()
        // A tenth of a pixel is the layout's rounding.
        return width + 0.1 >= least && height + 0.1 >= least
          ? []
          : [`${Math.round(width)} x ${Math.round(height)}: ${element.outerHTML.slice(0, 140)}`]
      })
  }, LEAST_PX)
}

/** Where the focus is, as far as a spec wants to know. */
export const focusPlace = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement
    return at === null || at === document.body ? 'nowhere' : at.id === 'screen' ? '#screen' : at.localName
  })

/** Pressed from the top of the page until it comes round: what the focus met, by name, and where it could not be seen. */
export async function tabThrough(page: Page): Promise<{ readonly places: readonly string[]; readonly troubles: readonly string[] }> {
  const places: string[] = []
  const troubles: string[] = []
  await page.evaluate(() => {
    ;(document.activeElement as HTMLElement | null)?.blur()
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  })
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab')
    const { name, trouble, isEnd, isFirst } = await page.evaluate(lookAtFocus, stop === 0)
    if (isEnd || (isFirst && stop > 0)) return { places, troubles }
    places.push(name)
    if (trouble !== '') troubles.push(`${name}: ${trouble}`)
  }
  return { places, troubles: [...troubles, `after ${MOST_STOPS} stops it had not come round`] }
}

/** Runs in the page. The end: the browser's own bars come next, and nothing of the page has the focus. */
function lookAtFocus(isStart: boolean) {
  const at = document.activeElement
  if (!(at instanceof HTMLElement) || at === document.body) return { name: 'body', trouble: '', isEnd: true, isFirst: false }
  const isFirst = at.dataset['firstStop'] !== undefined
  if (isStart) at.dataset['firstStop'] = ''
  const { left, top, width, height } = at.getBoundingClientRect()
  const name = at.getAttribute('aria-label') ?? at.textContent.trim().slice(0, 60)
  const shown = {
    left: Math.max(left, 0),
    top: Math.max(top, 0),
    right: Math.min(left + width, window.innerWidth),
    bottom: Math.min(top + height, window.innerHeight),
  }
  const over = document.elementFromPoint((shown.left + shown.right) / 2, (shown.top + shown.bottom) / 2)
  const isSeen = over !== null && (at.contains(over) || over.contains(at) || at.closest('label')?.contains(over) === true)
  return { name, trouble: isSeen ? '' : `under ${over?.outerHTML.slice(0, 100) ?? 'the edge of the window'}`, isEnd: false, isFirst }
}
