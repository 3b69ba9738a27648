import type { Page } from 'playwright'

/** What a page does that none of ours may do: errors, blocked content, requests to elsewhere. */
export class PageFaults {
  readonly #found: string[] = []
  #expected: readonly RegExp[] = []

  watch(page: Page, origin: string): void {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.#note(`console ${message.type()}: ${message.text()}`)
    })
    page.on('pageerror', (error) => this.#note(`error: ${error.message}`))
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (!['blob:', 'devtools:'].includes(url.protocol) && `${url.protocol}//${url.host}` !== origin)
        this.#note(`foreign request: ${request.url()}`)
    })
  }

  /** A spec that cuts a line or kills a server causes such lines itself. */
  expect(...patterns: readonly RegExp[]): void {
    this.#expected = [...this.#expected, ...patterns]
  }

  get found(): readonly string[] {
    return this.#found.filter((fault) => !this.#expected.some((pattern) => pattern.test(fault)))
  }

  #note(fault: string): void {
    this.#found.push(fault)
  }
}
