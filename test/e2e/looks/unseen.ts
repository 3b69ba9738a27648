import type { Page } from 'playwright'

const MARK = '\u202E'
/** What others decide on: whoever declares a lab, an image, a container, a student. */
const FROM_OUTSIDE = new Set([
  ...['name', 'template', 'title', 'description', 'image', 'command', 'user', 'workDir', 'openPath'],
  ...['studentName', 'studentEmail', 'studentLogin', 'student', 'email', 'message', 'why', 'text', 'endpoint', 'digest'],
  ...['environment', 'labels', 'annotations', 'params', 'lines', 'dataDir', 'address', 'version'],
])

/** Every word that the engine got from somebody else has a sign in it that turns its line round; what the page asks for has none. */
export async function turnEverything(page: Page): Promise<void> {
  await page.routeWebSocket(/\/channel(\?|$)/, (route) => {
    const server = route.connectToServer()
    route.onMessage((text) => server.send(String(text).replaceAll(MARK, '')))
    server.onMessage((text) => route.send(JSON.stringify(turned(JSON.parse(String(text)), false))))
  })
}

export const turnedName = (name: string): string => `${name}${MARK}`

function turned(value: unknown, isOutside: boolean): unknown {
  if (typeof value === 'string') return isOutside && !/^(|\d{4}-\d\d-.*)$/.test(value) ? `${value}${MARK}` : value
  if (Array.isArray(value)) return value.map((each) => turned(each, isOutside))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, turned(each, isOutside || FROM_OUTSIDE.has(key))]))
}

export interface Told {
  /** As `tag attribute: text`. */
  readonly unseen: readonly string[]
  /** How many attributes have a sign in the place of one. */
  readonly signs: number
}

/** The whole document: its title, every text, and every attribute that a person is told; not what is data of the page's own. */
export function toldBy(page: Page): Promise<Told> {
  return page.evaluate(() => {
    const raw = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/
    const own = /^(id|for|name|href|value|class|style|headers|data-.*|aria-(labelledby|describedby|controls|owns|activedescendant))$/
    const attributes = [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes]
        .filter(({ name }) => !own.test(name))
        .map(({ name, value }) => ({ where: `${element.localName} ${name}`, value })),
    )
    const texts: { where: string; value: string }[] = []
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT)
    while (walker.nextNode() !== null)
      texts.push({ where: walker.currentNode.parentElement?.localName ?? '', value: walker.currentNode.nodeValue ?? '' })
    const told = [{ where: 'document', value: document.title }, ...texts, ...attributes]
    return {
      unseen: told.filter(({ value }) => raw.test(value)).map(({ where, value }) => `${where}: ${JSON.stringify(value.slice(0, 80))}`),
      signs: attributes.filter(({ value }) => value.includes('⟨U+202E⟩')).length,
    }
  })
}
