import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildHosts } from '../../src/hosts/build.mjs'
import { aLabObject, HttpClient, LABS } from '../fixtures/http-client'
import { ServedFolder } from '../fixtures/served-process'

let folder: ServedFolder
let isMounted = false
beforeAll(() => buildHosts())
beforeEach(() => {
  folder = new ServedFolder()
})
afterEach(async () => {
  if (isMounted) execFileSync('umount', ['--lazy', folder.data])
  isMounted = false
  await folder.remove()
})

describe('#34 #207 the panel on a full disk', () => {
  it('starts, shows labs, says that it takes deletes only, deletes, and goes on by itself when there is room', async (context) => {
    if (process.getuid?.() !== 0 || process.platform !== 'linux') return context.skip('only root on Linux can mount a small disk')
    mkdirSync(folder.data)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder.data])
    isMounted = true
    const first = await folder.simulated()
    for (const name of ['anna', 'ben']) expect((await folder.client().ask(LABS, { method: 'POST', body: aLabObject(name) })).code).toBe(201)
    await first.stop('SIGTERM')
    for (let bytes = 1 << 20, n = 0; bytes >= 1; bytes = bytes >> 1) {
      try {
        for (;;) writeFileSync(join(folder.data, `ballast-${(n += 1)}`), Buffer.alloc(bytes))
      } catch {
        /* Half as much, then. */
      }
    }
    const full = folder.start(['--provisioner', 'simulated', '--open'], { DISPLAY: '', WAYLAND_DISPLAY: '' })
    await full.serving()
    const link = await new Promise<URL>((resolve) => {
      const look = (): void => {
        const found = /\nhttp:\/\/\S+ticket=\S+\n/.exec(full.out)?.[0]
        if (found !== undefined) resolve(new URL(found.trim()))
      }
      full.child.stdout?.on('data', look)
      look()
    })
    const http = new HttpClient(link.origin, '')
    const { headers } = await http.bare(link.pathname + link.search)
    const headersOfPage = {
      cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? '',
      'sec-fetch-site': 'same-origin',
      origin: link.origin,
      'x-labs-key': String(headers.location).split('#key=')[1] ?? '',
    }
    const ask = async (path: string, method = 'GET', body?: unknown) => {
      const answer = await http.bare(path, { method, headers: headersOfPage, ...(body === undefined ? {} : { body }) })
      return { code: answer.code, body: JSON.parse(answer.text) as { storage?: { code: string }; items?: unknown[]; message?: string } }
    }
    const engine = '/apis/lab.neuroglia.com/v1/engine'
    expect({ storage: (await ask(engine)).body.storage?.code, labs: (await ask(LABS)).body.items?.length }).toEqual({
      storage: 'OpenedOnFullDisk',
      labs: 2,
    })
    expect(await ask(LABS, 'POST', aLabObject('carl'))).toMatchObject({
      code: 507,
      body: { message: expect.stringContaining('is full') as string },
    })
    expect((await ask(`${LABS}/anna`, 'DELETE')).code).toBe(200)
    for (const name of readdirSync(folder.data)) if (name.startsWith('ballast-')) rmSync(join(folder.data, name))
    expect([(await ask(engine)).body.storage, (await ask(LABS, 'POST', aLabObject('carl'))).code]).toEqual([undefined, 201])
    expect(await full.stop('SIGTERM')).toEqual({ code: 0, inTime: true })
  })
})
