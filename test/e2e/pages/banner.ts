import type { Locator, Page } from 'playwright'

/** What the panel says is wrong with the machine, over every screen. */
export class Banner {
  readonly box: Locator

  constructor(page: Page) {
    this.box = page.getByRole('complementary', { name: 'State of this machine' })
  }

  /** Empty: nothing is wrong. */
  async text(): Promise<string> {
    return (await this.box.getByRole('status').allInnerTexts()).join('\n').trim()
  }
}
