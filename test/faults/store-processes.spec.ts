import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, lstatSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openLowdbBackend, type OpenedStore } from '../../src/backends/lowdb/open-lowdb-backend'
import { ownIdentity } from '../../src/backends/lowdb/disk/process-identity'
import { FakeClock } from '../fixtures/fake-clock'
import { bundleProgram, startProgram, type RunningProgram } from '../fixtures/program'
import { storeDirectory } from '../fixtures/store-directory'

let program = ''
beforeAll(async () => {
  program = await bundleProgram('store-writer')
})

const open = (dir: string): Promise<OpenedStore> => openLowdbBackend({ dir, clock: new FakeClock() })
const write = (...args: readonly (string | number)[]): RunningProgram => startProgram([process.execPath, program, ...args.map(String)])
const acked = ({ lines }: RunningProgram): readonly (readonly [string, number])[] =>
  lines.filter((line) => line.startsWith('ack ')).map((line) => [line.split(' ')[1] ?? '', Number(line.split(' ')[2])])

it('#26 #43 killed with -9 at random points of a write storm: nothing acknowledged is lost, no revision is used twice', async () => {
  const dir = storeDirectory()
  const kills = process.env['LAB_FULL_FAULTS'] === undefined ? 25 : 200
  const seen = new Map<number, string>()
  let newest = 0
  for (let kill = 0; kill < kills; kill += 1) {
    const storm = write(dir, 8, 100_000)
    await storm.line('open')
    await storm.line('ack')
    // The point is random by nature: after so many acknowledgements, wherever the writer is then.
    const enough = 20 + ((kill * 37) % 400)
    while (acked(storm).length < enough) await new Promise((resolve) => storm.child.stdout?.once('data', resolve))
    storm.child.kill('SIGKILL')
    await storm.ended
    for (const [key, revision] of acked(storm)) {
      expect(seen.get(revision)).toBeUndefined()
      seen.set(revision, key)
      newest = Math.max(newest, revision)
    }
    const { backend, notices } = await open(dir)
    const keys = new Set(await backend.keys('labs/*'))
    expect({ kill, lost: acked(storm).filter(([key]) => !keys.has(key)), notices }).toEqual({ kill, lost: [], notices: [] })
    expect(backend.revision).toBeGreaterThanOrEqual(newest)
    newest = backend.revision
    await backend.close()
    expect(readdirSync(dir).filter((name) => name.endsWith('.tmp'))).toEqual([])
  }
})

describe('one process per data directory', () => {
  it('#40 the second is refused within a second and told the pid of the first', async () => {
    const dir = storeDirectory()
    const first = write(dir, 1, 0)
    const pid = (await first.line('open')).split(' ')[1]
    const started = performance.now()
    await expect(open(dir)).rejects.toThrow(`in use by process ${pid}`)
    expect(performance.now() - started).toBeLessThan(1000)
    const second = write(dir, 1, 300)
    expect(await second.line('failed')).toContain(`process ${pid}`)
    first.child.kill('SIGKILL')
    await Promise.all([first.ended, second.ended])
  })

  it('#41 a lock whose owner was killed is taken over', async () => {
    const dir = storeDirectory()
    const first = write(dir, 1, 0)
    await first.line('open')
    first.child.kill('SIGKILL')
    await first.ended
    const { backend } = await open(dir)
    expect(JSON.parse(readFileSync(join(dir, 'store.lock'), 'utf8'))).toMatchObject({ pid: process.pid })
    await backend.close()
    expect(readdirSync(dir)).not.toContain('store.lock')
  })

  it('#41 a number that a stranger has now is not the owner: its start time differs', async () => {
    const dir = storeDirectory()
    writeFileSync(join(dir, 'store.lock'), JSON.stringify({ ...ownIdentity(), startTime: '1' }))
    await (await open(dir)).backend.close()
  })

  it('#41 never taken from a process that may live on another machine, nor from a live one', async () => {
    const dir = storeDirectory()
    writeFileSync(join(dir, 'store.lock'), JSON.stringify({ ...ownIdentity(), machine: 'another' }))
    await expect(open(dir)).rejects.toThrow(/another machine.*remove/)
    writeFileSync(join(dir, 'store.lock'), JSON.stringify(ownIdentity()))
    await expect(open(dir)).rejects.toThrow(`in use by process ${process.pid}`)
  })

  it('of many that find the same dead owner exactly one gets the store', async () => {
    const dir = storeDirectory()
    await (await open(dir)).backend.close()
    for (let round = 0; round < 3; round += 1) {
      writeFileSync(join(dir, 'store.lock'), JSON.stringify({ ...ownIdentity(), startTime: '1' }))
      const all = Array.from({ length: 6 }, () => write(dir, 1, 0))
      const said = await Promise.all(all.map((one) => one.line('open').catch(() => 'refused')))
      expect(said.filter((line) => line !== 'refused')).toHaveLength(1)
      for (const { child } of all) child.kill('SIGKILL')
      await Promise.all(all.map(({ ended }) => ended))
    }
  })
})

it('#56 files are for their owner alone, and a data directory that is a link stays one', async () => {
  const dir = storeDirectory()
  mkdirSync(join(dir, 'real'))
  symlinkSync(join(dir, 'real'), join(dir, 'link'))
  const { backend } = await open(join(dir, 'link'))
  for (let n = 0; n < 100; n += 1) await backend.set(`labs/${n}`, { text: 'x'.repeat(30_000) })
  await backend.set('labs/x', {})
  for (const name of readdirSync(join(dir, 'real'))) expect([name, statSync(join(dir, 'real', name)).mode & 0o777]).toEqual([name, 0o600])
  expect(lstatSync(join(dir, 'link')).isSymbolicLink()).toBe(true)
  await backend.close()
  const made = join(dir, 'made')
  await (await open(made)).backend.close()
  expect(statSync(made).mode & 0o777).toBe(0o700)
})
