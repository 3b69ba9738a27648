import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

const EXECUTABLE = process.env.LAB_CHROMIUM ?? '/usr/bin/chromium'
/** No page gets anywhere: what the app does not answer fails. Nobody listens on port 9. */
const NO_NETWORK = ['--proxy-server=http://127.0.0.1:9', '--proxy-bypass-list=<-loopback>']
const SWITCHES = [
  ...NO_NETWORK,
  '--headless=new',
  '--no-sandbox',
  '--no-startup-window',
  '--no-first-run',
  '--remote-debugging-port=0',
  '--remote-debugging-pipe',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-background-timer-throttling',
  '--password-store=basic',
]

/**
 * The browser behind the windows. Driven over a pipe, so that it ends with this process however this one ends; a port is open beside
 * it for who tests, and the line that names it is handed on.
 */
export function startChromium(profile) {
  const child = spawn(EXECUTABLE, [...SWITCHES, `--user-data-dir=${profile}`], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  })
  const [, , , toBrowser, fromBrowser] = child.stdio
  const waiting = new Map()
  const listeners = new Set()
  let lastId = 0
  let rest = ''
  toBrowser.on('error', () => {})
  fromBrowser.on('error', () => {})
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (line.startsWith('DevTools listening on ')) process.stderr.write(`${line}\n`)
  })
  fromBrowser.setEncoding('utf8').on('data', (text) => {
    const messages = (rest + text).split('\0')
    rest = messages.pop() ?? ''
    for (const message of messages) heard(JSON.parse(message))
  })
  process.on('exit', () => endGroup(child.pid))

  function heard(message) {
    if (message.id === undefined) return listeners.forEach((listener) => listener(message))
    const { done, failed, method } = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error) failed(new Error(`${method}: ${message.error.message}`))
    else done(message.result)
  }

  return {
    send: (method, params = {}, sessionId = undefined) =>
      new Promise((done, failed) => {
        waiting.set(++lastId, { done, failed, method })
        toBrowser.write(`${JSON.stringify({ id: lastId, method, params, sessionId })}\0`)
      }),
    onMessage: (listener) => listeners.add(listener),
    ended: new Promise((resolve) => child.once('exit', resolve)),
  }
}

/** With its helpers, which would go on writing to the profile for a moment. */
function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}
