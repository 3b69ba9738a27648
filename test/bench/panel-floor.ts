import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const PAGE = '<!doctype html><meta charset="utf-8"><title>Labs</title><script type="module" src="/page.js"></script><p>Labs</p>'
const SCRIPT =
  "const { items } = await (await fetch('/labs')).json()\nconst line = document.createElement('p')\nline.id = 'lab'\nline.textContent = items[0].metadata.name\ndocument.body.append(line)\n"
const LABS = JSON.stringify({ items: [{ metadata: { name: 'lab-0' } }] })

/** What nobody can be faster than in a browser: a page, a script, one question to the server, one line of text. */
export async function startTrivialPage(): Promise<{ readonly url: string; close(): void }> {
  const server = createServer(({ url }, response) => {
    const [type, body] =
      url === '/page.js' ? ['text/javascript', SCRIPT] : url === '/labs' ? ['application/json', LABS] : ['text/html', PAGE]
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
