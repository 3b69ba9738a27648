import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, vi } from 'vitest'
import { Access } from '../../../src/hosts/headless/http/access'
import { sweepLinkPages, writeLinkPage } from '../../../src/hosts/headless/link-page'
import { FakeClock } from '../../fixtures/fake-clock'
import { storeDirectory } from '../../fixtures/store-directory'

const LINK = 'http://127.0.0.1:4711/open?ticket=s3cret'

it('#176 what a browser is started with holds no secret; the file it names does, and only its user reads it', async () => {
  const page = await writeLinkPage(storeDirectory(), LINK, new FakeClock())
  const path = fileURLToPath(page.address)
  expect([page.address.startsWith('file:///'), page.address.includes('s3cret'), statSync(path).mode & 0o777]).toEqual([true, false, 0o600])
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(`content="0;url=${LINK}"`)
  expect(text).toContain('<meta name="referrer" content="no-referrer">')
  expect(text).toContain("default-src 'none'")
})

it('the page goes when its link was used, and after a minute in any case', async () => {
  const [clock, dir] = [new FakeClock(), storeDirectory()]
  const access = new Access(clock)
  const gone: Promise<void>[] = []
  const ticket = access.newTicket(() => void gone.push(used.remove()))
  const used = await writeLinkPage(dir, LINK, clock)
  access.redeem('another')
  expect(existsSync(fileURLToPath(used.address))).toBe(true)
  access.redeem(ticket)
  await Promise.all(gone)
  expect([gone.length, existsSync(fileURLToPath(used.address)), clock.pendingTimers]).toEqual([1, false, 0])
  await writeLinkPage(dir, LINK, clock)
  clock.advance(59_999)
  expect([readdirSync(dir).length, clock.pendingTimers]).toEqual([1, 1])
  clock.advance(1)
  expect(clock.pendingTimers).toBe(0)
  await vi.waitFor(() => expect(readdirSync(dir)).toEqual([]))
})

it('what a killed process left is swept at the start, and nothing else', async () => {
  const dir = storeDirectory()
  await writeLinkPage(dir, LINK, new FakeClock())
  const draft = `open-00000000-0000-4000-8000-000000000000.html.00000000-0000-4000-8000-000000000000.tmp`
  for (const name of ['open-notes.html', 'state.json', draft]) writeFileSync(join(dir, name), '')
  await sweepLinkPages(dir)
  expect(readdirSync(dir)).toEqual(['open-notes.html', 'state.json'])
})

it('an address is written so that it stays one address', async () => {
  const page = await writeLinkPage(storeDirectory(), 'http://127.0.0.1:1/open?ticket=a&b="><script>', new FakeClock())
  expect(readFileSync(fileURLToPath(page.address), 'utf8')).not.toMatch(/<script>|&b/)
})
