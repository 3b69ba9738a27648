import type { Locator, Page } from 'playwright'

export type TabName = 'Overview' | 'Timeline' | 'Events' | 'Logs' | 'Terminal' | 'Stats' | 'YAML'

/** One lab's details beside the list. */
export class LabDrawer {
  readonly panel: Locator

  constructor(
    readonly page: Page,
    readonly name: string,
  ) {
    this.panel = page.getByRole('complementary', { name: `Lab ${name}`, exact: true })
  }

  async tab(name: TabName): Promise<Locator> {
    await this.panel.getByRole('tab', { name }).click()
    return this.panel.getByRole('tabpanel')
  }

  async logs(): Promise<string> {
    return this.panel.getByRole('log', { name: `Output of ${this.name}` }).innerText()
  }

  /** Into the shell, as keys. */
  async type(line: string): Promise<void> {
    await this.panel.getByRole('textbox', { name: `Type into the shell of ${this.name}` }).focus()
    await this.page.keyboard.type(line)
    await this.page.keyboard.press('Enter')
  }

  async terminalText(): Promise<string> {
    return (
      await this.panel
        .getByRole('region', { name: `Terminal of ${this.name}` })
        .getByRole('listitem')
        .allInnerTexts()
    ).join('\n')
  }

  get yaml(): Locator {
    return this.panel.getByRole('textbox', { name: `YAML of ${this.name}` })
  }

  /** At the end of the line that has this in it. */
  async writeAfter(words: string, text: string): Promise<void> {
    await this.yaml.focus()
    await this.yaml.evaluate((editor, sought) => {
      const line = Array.from(editor.children).find(({ textContent }) => textContent.includes(sought))
      if (line !== undefined) getSelection()?.setPosition(line, line.childNodes.length)
    }, words)
    await this.page.keyboard.type(text)
  }

  async extend(minutes: number): Promise<void> {
    await this.panel.getByRole('button', { name: 'Extend' }).click()
    await this.page.getByRole('menuitem', { name: `${minutes} min more` }).click()
  }

  /** Through the question. */
  async remove(answer: 'Delete 1 lab' | 'Cancel'): Promise<void> {
    await this.panel.getByRole('button', { name: 'Delete', exact: true }).click()
    const question = this.page.getByRole('dialog', { name: `Delete ${this.name}?` })
    await question.getByRole('button', { name: answer }).click()
    await question.waitFor({ state: 'detached' })
  }

  async close(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Close', exact: true }).click()
    await this.panel.waitFor({ state: 'detached' })
  }
}
