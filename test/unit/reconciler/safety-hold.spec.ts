import { describe, expect, it } from 'vitest'
import { SafetyHold } from '../../../src/core/reconciler/safety-hold'
import type { StoredLab } from '../../../src/core/resource/lab-instance'
import { aStore, labKey, labRef, readyLab, setStatus } from '../../fixtures/a-store'
import { FAKE_START, FakeClock, settle } from '../../fixtures/fake-clock'
import { FixedSettings } from '../../fixtures/fixed-settings'
import { RecordingLog } from '../../fixtures/recording-log'

const HOUR_MS = 3_600_000
const iso = (offsetMs: number): string => new Date(FAKE_START + offsetMs).toISOString()

/** A class of labs that end in an hour, and its safety hold. */
async function aClass(size: number) {
  const clock = new FakeClock()
  const store = aStore(clock)
  const log = new RecordingLog()
  const safetyHold = new SafetyHold({ store, settings: new FixedSettings(), clock, log })
  const names = Array.from({ length: size }, (_, number) => `lab-${String(number).padStart(2, '0')}`)
  for (const name of names) await readyLab(store, name, { expiresAt: iso(HOUR_MS) })
  safetyHold.start()
  const mayExpire = async (): Promise<string[]> => {
    const labs = await Promise.all(names.map((name) => store.get<StoredLab>(labRef(name))))
    return labs.filter((lab) => safetyHold.mayExpire(lab)).map(({ metadata }) => metadata.name)
  }
  const sleep = async (ms: number): Promise<void> => {
    clock.jump(ms)
    await mayExpire()
    await settle()
  }
  return { clock, store, log, safetyHold, names, mayExpire, sleep }
}

describe('the safety hold', () => {
  it('lets a lesson end at its time, all labs at once', async () => {
    const { clock, safetyHold, names, mayExpire } = await aClass(30)
    await clock.advanceAsync(HOUR_MS)
    expect([await mayExpire(), safetyHold.status()]).toEqual([names, undefined])
  })

  it('#85 #95 holds a class whose end fell into a sleep, until a person decides', async () => {
    const { clock, safetyHold, names, mayExpire, sleep, log } = await aClass(30)
    await sleep(8 * HOUR_MS)
    await clock.advanceAsync(600_000)
    expect([await mayExpire(), safetyHold.status()]).toEqual([
      [],
      { held: names.map(labKey), sleptMs: 8 * HOUR_MS, since: FAKE_START + 8 * HOUR_MS },
    ])
    expect(log.lines.filter((line) => line.includes('until a person decides'))).toHaveLength(1)
  })

  it('from the first moment after the sleep nothing expires, before it is even known how much would', async () => {
    const { clock, mayExpire } = await aClass(1)
    clock.jump(8 * HOUR_MS)
    expect(await mayExpire()).toEqual([])
    await settle()
    expect(await mayExpire()).toEqual(['lab-00'])
  })

  it.each([
    [1, 0],
    [2, 2],
    [6, 6],
    [30, 30],
  ])('of %d labs that would end, holds %d', async (size, held) => {
    const { safetyHold, sleep } = await aClass(size)
    await sleep(8 * HOUR_MS)
    expect(safetyHold.status()?.held.length ?? 0).toBe(held)
  })

  it.each([-2 * HOUR_MS, 59_000])('#95 a clock that moves by %d ms holds nothing', async (ms) => {
    const { clock, safetyHold, names, mayExpire, sleep } = await aClass(30)
    await clock.advanceAsync(HOUR_MS - 30_000)
    await sleep(ms)
    await clock.advanceAsync(30_000 + Math.max(0, -ms))
    expect([await mayExpire(), safetyHold.status()]).toEqual([names, undefined])
  })

  it('lets go of everything when the clock is set right again', async () => {
    const { clock, safetyHold, sleep } = await aClass(30)
    await sleep(8 * HOUR_MS)
    clock.jump(-8 * HOUR_MS)
    await clock.advanceAsync(10_000)
    expect(safetyHold.status()).toBeUndefined()
  })

  it('#95 let go by a person, they end ten at a time', async () => {
    const { clock, safetyHold, names, mayExpire, sleep, store } = await aClass(25)
    await sleep(8 * HOUR_MS)
    expect(safetyHold.resolve('expire')).toEqual({ keys: names.map(labKey), addMs: 0 })
    const waves: number[] = []
    for (const left = new Set(names); left.size > 0; await clock.advanceAsync(2_000)) {
      const wave = (await mayExpire()).filter((name) => left.delete(name))
      waves.push(wave.length)
      for (const name of wave) await setStatus(store, name, { state: 'expired', endedAt: iso(0), expiresAt: iso(1) })
    }
    expect(Math.max(...waves)).toBeLessThanOrEqual(10)
    expect(safetyHold.status()).toBeUndefined()
  })

  it('given back, they keep until their new end is written, and end then', async () => {
    const { clock, safetyHold, names, mayExpire, sleep, store } = await aClass(30)
    await sleep(8 * HOUR_MS)
    expect(safetyHold.resolve('giveBack')).toEqual({ keys: names.map(labKey), addMs: 8 * HOUR_MS })
    expect([await mayExpire(), safetyHold.status()]).toEqual([[], undefined])
    await setStatus(store, 'lab-00', { state: 'ready', expiresAt: iso(9 * HOUR_MS) })
    await clock.advanceAsync(HOUR_MS)
    expect(await mayExpire()).toEqual(names)
  })

  it('a held lab that a person extended or deleted is not held any more', async () => {
    const { clock, safetyHold, names, sleep, store } = await aClass(30)
    await sleep(8 * HOUR_MS)
    await setStatus(store, 'lab-00', { state: 'ready', expiresAt: iso(9 * HOUR_MS) })
    await store.delete(labRef('lab-01'))
    await clock.advanceAsync(10_000)
    expect(safetyHold.status()?.held).toEqual(names.slice(2).map(labKey))
  })

  it('#85 holds removals of orphans above the limit; spared ones stay for good', async () => {
    const { safetyHold } = await aClass(0)
    const keys = ['Orphan//a', 'Orphan//b']
    expect([safetyHold.mayRemove(keys.slice(0, 1), 20), safetyHold.mayRemove(keys, 3), safetyHold.status()?.held]).toEqual([
      ['Orphan//a'],
      [],
      keys,
    ])
    safetyHold.resolve('giveBack')
    expect([safetyHold.mayRemove(keys, 20), safetyHold.mayRemove([...keys, 'Orphan//c'], 20)]).toEqual([[], ['Orphan//c']])
  })
})
