import type { Locator, Page } from 'playwright'

export interface OneLab {
  readonly template?: string
  readonly student?: string
  readonly email?: string
  readonly name?: string
  readonly duration?: string
}

/** The form for new labs. */
export class CreateDialog {
  readonly dialog: Locator

  constructor(readonly page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'New lab' })
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'New lab' }).first().click()
    await this.dialog.waitFor()
  }

  field(label: string): Locator {
    return this.dialog.getByLabel(label, { exact: true })
  }

  /** The sentences that a screen reader tells with the field. */
  async mistakesAt(field: Locator): Promise<readonly string[]> {
    const id = (await field.getAttribute('aria-describedby')) ?? ''
    const isInvalid = (await field.getAttribute('aria-invalid')) === 'true'
    return isInvalid && id !== '' ? (await this.page.locator(`[id="${id}"]`).allInnerTexts()).flatMap((text) => text.split('\n')) : []
  }

  async fill({ template, student, email, name, duration }: OneLab): Promise<void> {
    if (template !== undefined) await this.dialog.getByRole('group', { name: 'Template' }).getByText(template, { exact: true }).click()
    for (const [label, value] of [
      ['Student', student],
      ['E-mail', email],
      ['Name of the lab', name],
      ['How long', duration],
    ] as const) {
      if (value !== undefined) await this.field(label).fill(value)
    }
  }

  async paste(list: string): Promise<void> {
    await this.dialog.getByText('A class', { exact: true }).click()
    await this.field('Class list').fill(list)
  }

  get createButton(): Locator {
    return this.dialog.getByRole('button', { name: /^(Create|Checking)/ })
  }

  /** `line|as it stands there|why`, of each entry that gives no lab. */
  async notTaken(): Promise<readonly string[]> {
    const entries = await this.dialog
      .getByRole('list', { name: /^Not in it/ })
      .getByRole('listitem')
      .all()
    return Promise.all(entries.map(async (entry) => (await entry.locator('> *').allTextContents()).map((text) => text.trim()).join('|')))
  }

  async addVariable(name: string, value: string): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Add a variable' }).click()
    await this.dialog.getByRole('textbox', { name: 'Name', exact: true }).last().fill(name)
    await this.dialog.getByRole('textbox', { name: 'Value', exact: true }).last().fill(value)
  }

  async submit(): Promise<void> {
    await this.createButton.click()
  }

  async untilClosed(): Promise<void> {
    await this.dialog.waitFor({ state: 'detached' })
  }
}
