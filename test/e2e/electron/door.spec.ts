import { expect, it } from 'vitest'
import { hurryReconciler, reconciles } from './asked-of-page'
import { busyness } from './busyness'
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
  expect(outcome).toEqual({ channels: ['labs:request'], invokable: [], tried: 6, said: [] })
  await expect
    .poll(() => bench.desktop.log.slice(before).filter(({ msg }) => msg.startsWith('A message to the engine was refused')).length)
    .toBe(6)
})

it('#11 hears nothing from another window, though it shows the panel and has its bridge, and gives frames inside the page none', async () => {
  const { app, page, log } = bench.desktop
  const refused = () => log.filter(({ msg }) => msg.endsWith('it came from another window')).length
  const before = refused()
  await app.evaluate(async ({ BrowserWindow }) => {
    const [first] = BrowserWindow.getAllWindows()
    const { preload } = (first!.webContents as unknown as { getLastWebPreferences(): { preload: string } }).getLastWebPreferences()
    const other = new BrowserWindow({ show: false, webPreferences: { preload } })
    await other.loadURL('app://panel/')
    await other.webContents.executeJavaScript(`void labs.call('engine', {}).then(() => (document.title = 'answered'))`)
    Object.assign(globalThis, { other })
  })
  await expect.poll(refused).toBe(before + 1)
  expect(
    await page.evaluate(() => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      return 'labs' in (frame.contentWindow ?? {})
    }),
  ).toBe(false)
  await page.evaluate(() => labs.call('engine', {}))
  const title = await app.evaluate(async () => {
    const { other } = globalThis as unknown as { other: Electron.BrowserWindow }
    const shown = (await other.webContents.executeJavaScript('document.title')) as string
    other.destroy()
    return shown
  })
  expect(title).toBe('Labs')
})

it('#12 answers a thousand odd values with an error each, in time, and lives on', async () => {
  const { times, total } = await bench.desktop.page.evaluate(async () => {
    let deep: unknown = 'bottom'
    for (let depth = 0; depth < 500; depth += 1) deep = { deep }
    const odd: unknown[] = [
      null,
      undefined,
      0,
      -1,
      Number.NaN,
      1n,
      '',
      'x'.repeat(1_000_000),
      [],
      {},
      deep,
      JSON.parse('{"__proto__":{"kind":"LabInstance"}}'),
      { kind: null },
      { kind: 'LabInstance', name: { toString: 1 } },
      new Date(),
      new Map([['kind', 'x']]),
      { kind: '../../etc' },
    ]
    const verbs: unknown[] = [
      'list',
      'get',
      'create',
      'replace',
      'patch',
      'delete',
      'live',
      'steerLoop',
      'openLink',
      'type',
      '__proto__',
      'constructor',
      '',
      1,
      null,
      'image',
    ]
    const took: number[] = []
    const from = performance.now()
    for (let round = 0; round < 1000; round += 1) {
      const startedAt = performance.now()
      const reply = await labs.call(verbs[round % verbs.length], odd[(round * 7) % odd.length])
      took.push(performance.now() - startedAt)
      if (reply.error === undefined && reply.answer === undefined) throw new Error(`no answer to round ${round}`)
      if (reply.error !== undefined && /\n\s+at |node_modules|\/home|\/tmp/.test(JSON.stringify(reply.error)))
        throw new Error(`an answer tells of our inside: ${JSON.stringify(reply.error)}`)
    }
    return { times: took.sort((a, b) => a - b), total: performance.now() - from }
  })
  expect(times).toHaveLength(1000)
  expect(times[500]).toBeLessThanOrEqual(100)
  expect(total).toBeLessThan(60_000)
  const alive = await bench.desktop.page.evaluate(() => labs.call('engine', {}))
  expect(alive.answer).toBeDefined()
  expect(bench.desktop.log.filter(({ level }) => level >= 50)).toEqual([])
})

it('#13 is asked 10,000 times as fast as a page can, again and again: the engine looks on at its pace, and nothing piles up', async () => {
  const { app, page } = bench.desktop
  await hurryReconciler(page)
  const looked = await reconciles(page)
  await app.evaluate(() => {
    const lag = { late: [] as number[], heap: process.memoryUsage().heapUsed }
    let last = performance.now()
    const timer = setInterval(() => {
      lag.late.push(Math.max(0, performance.now() - last - 20))
      last = performance.now()
    }, 20)
    Object.assign(globalThis, { lag, lagTimer: timer })
  })
  const flood = await page.evaluate(async () => {
    const from = performance.now()
    let answered = 0
    const refusals = new Set<number>()
    // Longer than the reconciler's second.
    while (performance.now() - from < 2_500) {
      const replies = await Promise.all(Array.from({ length: 10_000 }, () => labs.call('list', { kind: 'LabInstance' })))
      answered += replies.length
      for (const { error } of replies) if (error !== undefined) refusals.add(error.code)
    }
    return { answered, refusals: [...refusals] }
  })
  const { late, grown } = await app.evaluate(() => {
    const { lag, lagTimer } = globalThis as unknown as { lag: { late: number[]; heap: number }; lagTimer: NodeJS.Timeout }
    clearInterval(lagTimer)
    return { late: lag.late.sort((a, b) => a - b), grown: process.memoryUsage().heapUsed - lag.heap }
  })
  expect(flood.answered % 10_000).toBe(0)
  expect(flood.refusals.filter((code) => code !== 429)).toEqual([])
  expect(await reconciles(page)).toBeGreaterThan(looked)
  expect(late[Math.floor(late.length * 0.99)]).toBeLessThan(200 * busyness())
  expect(grown).toBeLessThan(150_000_000)
})
