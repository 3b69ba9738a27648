import type { Locator, Page } from 'playwright'

export type Station = 'Watcher' | 'Controller' | 'Reconciler'

/** The Engine screen: the loops, the hands on them, and who changed what. */
export class EnginePage {
  readonly history: Locator

  constructor(readonly page: Page) {
    this.history = page.getByRole('region', { name: 'Who changed what' })
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Engine' }).click()
    await this.page.getByRole('main', { name: 'Engine' }).waitFor()
  }

  station(name: Station): Locator {
    return this.page.getByRole('group', { name, exact: true })
  }

  /** A loop's interval as text. */
  interval(name: Station): Locator {
    return this.page.getByRole('textbox', { name: `Interval of the ${name}, as text` })
  }

  async setInterval(name: Station, text: string): Promise<void> {
    await this.interval(name).fill(text)
    await this.interval(name).press('Enter')
  }

  order(word: 'Pause' | 'Resume' | 'Run now' | 'One step', name: Station): Locator {
    return this.page.getByRole('button', { name: `${word}: ${name}` })
  }
}
