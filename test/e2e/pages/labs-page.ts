import type { Locator, Page } from 'playwright'

/** The Labs screen: the list, what narrows it, and what is done to many. */
export class LabsPage {
  readonly table: Locator
  readonly searchBox: Locator
  /** What is done to the selected ones. */
  readonly bulk: Locator

  constructor(readonly page: Page) {
    this.table = page.getByRole('table', { name: 'Labs' })
    this.searchBox = page.getByRole('searchbox', { name: 'Search labs' })
    this.bulk = page.getByRole('region', { name: 'What to do with the selected labs' })
  }

  /** From wherever the panel is: the whole list as a table, nothing open beside it. */
  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Labs' }).click()
    await this.page.getByRole('complementary', { name: /^Lab / }).waitFor({ state: 'detached' })
    await this.searchBox.fill('')
    await this.strip('All').click()
    await this.view('Table')
  }

  view(name: 'Table' | 'Wall'): Promise<void> {
    return this.page.getByRole('group', { name: 'View' }).getByRole('button', { name }).click()
  }

  row(name: string): Locator {
    return this.table.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name, exact: true }) })
  }

  /** One of a row's buttons, by the first word of its name. */
  action(name: string, word: string): Locator {
    return this.page.getByRole('group', { name: `Actions for ${name}`, exact: true }).getByRole('button', { name: new RegExp(`^${word}`) })
  }

  async openDetails(name: string): Promise<void> {
    await this.row(name).getByRole('rowheader').click()
  }

  strip(word: string): Locator {
    return this.page.getByRole('group', { name: /^Counts/ }).getByRole('button', { name: new RegExp(`^\\d+\\s*${word}$`) })
  }

  async count(word: string): Promise<number> {
    return Number.parseInt(await this.strip(word).innerText(), 10)
  }

  /** The word that is shown. */
  async state(name: string): Promise<string> {
    return (await this.row(name).getByRole('cell').nth(1).innerText()).trim()
  }

  async untilState(name: string, word: string, timeout = 30_000): Promise<void> {
    await this.row(name).getByRole('cell', { name: word, exact: true }).waitFor({ timeout })
  }

  async untilGone(name: string, timeout = 30_000): Promise<void> {
    await this.row(name).waitFor({ state: 'detached', timeout })
  }

  /** From now on: every state that a row shows, in order, however shortly. Read it by calling what is returned. */
  async follow(name: string): Promise<() => Promise<readonly string[]>> {
    const seen = await this.row(name).evaluateHandle(followState)
    return () => seen.jsonValue()
  }

  /** `name state` of every row, sorted: walked through from top to end, for only what is seen is drawn. */
  async shown(): Promise<readonly string[]> {
    return (await this.rows()).map(([, state = '', name = '']) => `${name} ${state.toLowerCase()}`).sort()
  }

  /** Every cell of every row. */
  async rows(): Promise<readonly (readonly string[])[]> {
    return (await this.table.count()) === 0 ? [] : this.table.evaluate(readRows)
  }

  toast(text: string | RegExp): Locator {
    return this.page
      .getByRole('region', { name: /^What happened/ })
      .getByRole('listitem')
      .filter({ hasText: text })
  }
}

function followState(row: Element): string[] {
  const state = () => (row as HTMLTableRowElement).cells[1]?.textContent?.trim().toLowerCase() ?? ''
  const seen = [state()]
  new MutationObserver(() => seen.at(-1) !== state() && seen.push(state())).observe(row, {
    subtree: true,
    childList: true,
    characterData: true,
  })
  return seen
}

async function readRows(table: Element): Promise<string[][]> {
  const scroller = table.parentElement ?? table
  const seen = new Map<string, string[]>()
  const drawn = () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
  const read = () => {
    for (const row of table.querySelectorAll('tr')) {
      const name = row.querySelector('th[scope="row"]')?.textContent.trim()
      if (name !== undefined)
        seen.set(
          name,
          Array.from(row.cells, (cell) => cell.textContent.trim()),
        )
    }
  }
  for (let top = 0; top === 0 || top < scroller.scrollHeight; top += scroller.clientHeight / 2) {
    scroller.scrollTop = top
    await drawn()
    read()
  }
  scroller.scrollTop = 0
  await drawn()
  return [...seen.values()]
}
