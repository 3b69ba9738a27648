import type { Page } from 'playwright'

/** To another screen without a new document, as a link does it; what lies over the page is closed first. */
export async function go(page: Page, hash: string): Promise<void> {
  await leave(page)
  // A form with changes asks before it is left: the address is taken from it.
  await page.evaluate((to) => (window.location.hash = to), hash)
  await settled(page)
}

export async function settled(page: Page): Promise<void> {
  await page.locator('#screen h1, #screen main, #screen [role=dialog]').first().waitFor({ state: 'attached' })
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

const OPEN = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]:not(#screen *)'

async function leave(page: Page): Promise<void> {
  for (let left = 3; left > 0 && (await page.locator(OPEN).count()) > 0; left -= 1) {
    await page.keyboard.press('Escape')
    await page
      .locator(OPEN)
      .last()
      .waitFor({ state: 'detached', timeout: 1_000 })
      .catch(() => undefined)
  }
}

/** Exactly this name: "Delete" is not "Delete the lab". */
export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()
export const seen = (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor()
