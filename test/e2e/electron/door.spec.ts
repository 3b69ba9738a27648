import { expect, it } from 'vitest'
import { desktopBench } from './desktop-bench'
import type { StrangersLabs } from './bridge'

/** In the page. */
declare const labs: StrangersLabs

const bench = desktopBench()

it('answers a call with what the engine says', async () => {
  const { answer } = await bench.desktop.page.evaluate(() => labs.call('engine', {}))
  expect(answer?.resourceVersion).toMatch(/^\d+$/)
})

it('#11 refuses every channel there is to whoever is not the panel’s own top frame', async () => {
  const before = bench.desktop.log.length
  const outcome = await bench.desktop.app.evaluate(({ ipcMain, BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents
    const top = { url: 'app://panel/', origin: 'app://panel', parent: null }
    const foreign = [
      { sender: contents, senderFrame: null },
      { sender: contents, senderFrame: { ...top, parent: top } },
      { sender: contents, senderFrame: { url: 'about:blank', origin: 'app://panel', parent: null } },
      { sender: contents, senderFrame: { url: 'https://evil.example/', origin: 'https://evil.example', parent: null } },
      { sender: contents, senderFrame: { url: 'app://panel.evil/', origin: 'app://panel.evil', parent: null } },
      { sender: { ...contents, id: 999 }, senderFrame: top },
    ]
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, unknown> })._invokeHandlers
    const channels = ipcMain.eventNames().filter((name) => typeof name === 'string' && !name.startsWith('-'))
    const said: unknown[] = []
    const send = contents.send.bind(contents)
    contents.send = (_channel: string, ...args: unknown[]) => void said.push(args)
    for (const channel of channels) for (const event of foreign) ipcMain.emit(channel, event, { id: 1, call: 'engine', args: {} })
    contents.send = send
    return { channels, invokable: [...handlers.keys()], tried: foreign.length * channels.length, said }
  })
  expect(outcome).toEqual({ channels: ['labs:say'], invokable: [], tried: 6, said: [] })
  await expect.poll(() => bench.desktop.log.slice(before).filter(({ msg }) => msg.startsWith('A message to the engine was refused')).length).toBe(6)
})

it('#12 answers a thousand odd values with an error each, in time, and lives on', async () => {
  const slowest = await bench.desktop.page.evaluate(async () => {
    let deep: unknown = 'bottom'
    for (let depth = 0; depth < 500; depth += 1) deep = { deep }
    const odd: unknown[] = [null, undefined, 0, -1, Number.NaN, 1n, '', 'x'.repeat(1_000_000), [], {}, deep, JSON.parse('{"__proto__":{"kind":"LabInstance"}}'), { kind: null }, { kind: 'LabInstance', name: { toString: 1 } }, new Date(), new Map([['kind', 'x']]), { kind: '../../etc' }]
    const verbs: unknown[] = ['list', 'get', 'create', 'replace', 'patch', 'delete', 'live', 'steerLoop', 'openLink', 'type', '__proto__', 'constructor', '', 1, null, 'image']
    let longest = 0
    for (let round = 0; round < 1000; round += 1) {
      const startedAt = performance.now()
      const reply = await labs.call(verbs[round % verbs.length], odd[(round * 7) % odd.length])
      longest = Math.max(longest, performance.now() - startedAt)
      if (reply.error === undefined && reply.answer === undefined) throw new Error(`no answer to round ${round}`)
      if (reply.error !== undefined && /\n\s+at |node_modules|\/home|\/tmp/.test(JSON.stringify(reply.error))) throw new Error(`an answer tells of our inside: ${JSON.stringify(reply.error)}`)
    }
    return longest
  })
  expect(slowest).toBeLessThan(1000)
  const alive = await bench.desktop.page.evaluate(() => labs.call('engine', {}))
  expect(alive.answer).toBeDefined()
  expect(bench.desktop.log.filter(({ level }) => level >= 50)).toEqual([])
})

it('#13 is asked 10,000 times as fast as a page can, and its loops turn on', async () => {
  const { app, page } = bench.desktop
  await app.evaluate(() => {
    const lag = { worst: 0, heap: process.memoryUsage().heapUsed }
    let last = performance.now()
    const timer = setInterval(() => {
      lag.worst = Math.max(lag.worst, performance.now() - last - 20)
      last = performance.now()
    }, 20)
    Object.assign(globalThis, { lag, lagTimer: timer })
  })
  const rounds = await page.evaluate(async () => {
    const saw = async () => (await labs.call('engine', {})).answer as unknown as { loops: { name: string; rounds?: number }[] }
    const before = await saw()
    const asked = Array.from({ length: 10_000 }, () => labs.call('list', { kind: 'LabInstance' }))
    const replies = await Promise.all(asked)
    const refused = replies.filter(({ error }) => error !== undefined)
    return { before: before.loops.length, refused: refused.every(({ error }) => error?.code === 429), answered: replies.length }
  })
  const lag = await app.evaluate(() => {
    const { lag: found, lagTimer } = globalThis as unknown as { lag: { worst: number; heap: number }; lagTimer: NodeJS.Timeout }
    clearInterval(lagTimer)
    return { ...found, grown: process.memoryUsage().heapUsed - found.heap }
  })
  expect(rounds).toEqual({ before: 3, refused: true, answered: 10_000 })
  expect(lag.grown).toBeLessThan(150_000_000)
})
