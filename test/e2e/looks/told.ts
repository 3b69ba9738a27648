import type { Page } from 'playwright'
import type { About } from '../../../src/contract/about'
import type { EngineView } from '../../../src/contract/engine-view'
import type { Request } from '../../../src/contract/messages'
import type { Call } from '../../../src/contract/verbs'

/** What the page is told otherwise than it is: troubles that no test machine has. Everything else on the line is the real engine's. */
export interface Tale {
  readonly view?: Partial<EngineView>
  readonly about?: Partial<About>
}

interface Reply {
  readonly events?: readonly object[]
  readonly answer?: object | null
}

export class ToldLine {
  #tale: Tale = {}
  #cut: () => Promise<void> = () => Promise.resolve()
  #isCut = false
  readonly #asked: Request[] = []

  /** Before the page opens its line. */
  static async between(page: Page): Promise<ToldLine> {
    const told = new ToldLine()
    await page.routeWebSocket(/\/channel(\?|$)/, (route) => {
      if (told.#isCut) return void route.close()
      const server = route.connectToServer()
      told.#cut = () => route.close()
      route.onMessage((text) => {
        told.#asked.push(JSON.parse(String(text)) as Request)
        server.send(text)
      })
      server.onMessage((text) => route.send(JSON.stringify(told.#retell(JSON.parse(String(text)) as Reply))))
    })
    return told
  }

  tell(tale: Tale): void {
    this.#tale = tale
  }

  /** What the page has called this with so far. */
  argumentsOf(call: Call): readonly unknown[] {
    return this.#asked.flatMap((request) => ('call' in request && request.call === call ? [request.args] : []))
  }

  /** Nobody answers any more until the page is loaded anew. */
  async cut(): Promise<void> {
    this.#isCut = true
    await this.#cut()
  }

  #retell(reply: Reply): Reply {
    const { view, about } = this.#tale
    if (view !== undefined && reply.events?.some((event) => 'provisioners' in event))
      return { ...reply, events: reply.events.map((event) => ({ ...event, ...view })) }
    if (about !== undefined && reply.answer != null && 'dataDir' in reply.answer) return { ...reply, answer: { ...reply.answer, ...about } }
    return reply
  }
}
