import { describe, expect, it } from 'vitest'
import { ThrottledSender } from '../../../../renderer/features/engine/settings/throttled-sender'
import { inForceAt, patchOf, SETTINGS, valueAt } from '../../../../renderer/features/engine/settings/setting-list'
import { parseText, textOf } from '../../../../renderer/features/engine/settings/setting-value'
import { differences, lastChangeOf, patched, settingsSteps } from '../../../../renderer/features/engine/settings/settings-changes'
import { DEFAULTS, PRESETS, readSettings } from '../../../../src/contract/words'

const settingAt = (path: string) => SETTINGS.find((each) => each.path === path)!
const read = (path: string, text: string) => parseText(settingAt(path), text)

describe('the settings of the form', () => {
  it('has every setting there is, once, and knows its default and what is in force', () => {
    const paths = Object.entries(DEFAULTS).flatMap(([group, members]) => Object.keys(members).map((member) => `${group}.${member}`))
    expect(SETTINGS.map(({ path }) => path).toSorted()).toEqual(paths.toSorted())
    expect(paths.filter((path) => inForceAt(readSettings({}), path) === undefined)).toEqual([])
  })

  it('reads back each default as it is written', () => {
    for (const setting of SETTINGS) {
      if (setting.kind === 'switch' || setting.kind === 'fixed') continue
      const value = valueAt({}, setting.path)
      expect(parseText(setting, textOf(setting, value))).toEqual({ ok: true, value })
    }
  })

  it('takes "2 s" for 2s and says the bounds of what it cannot take', () => {
    expect(read('watch.pollInterval', '2 s')).toEqual({ ok: true, value: '2s' })
    expect(read('watch.pollInterval', '61s')).toEqual({ ok: false, messageKey: 'time', values: { min: '200ms', max: '60s' } })
    expect(read('watch.pollInterval', '')).toMatchObject({ ok: false, messageKey: 'time' })
    expect([read('retries.max', '').ok, read('retries.max', '2.5').ok, read('retries.max', '0').ok]).toEqual([false, false, true])
    expect(read('safety.maxUnaskedShare', '12,5 %')).toEqual({ ok: true, value: 0.125 })
    expect([read('labs.warnBeforeExpiry', '10m, 5m'), read('labs.warnBeforeExpiry', '')]).toEqual([
      { ok: true, value: ['10m', '5m'] },
      { ok: true, value: [] },
    ])
    expect([read('labs.defaultDuration', 'none').ok, read('labs.defaultDuration', '30s').ok]).toEqual([true, false])
  })

  it('changes one member and no other', () => {
    expect(patchOf('watch.pollInterval', '5s')).toEqual({ watch: { pollInterval: '5s' } })
  })
})

describe('what a change of settings changes', () => {
  it('shows what a preset would change, defaults counted as what they are', () => {
    const spec = { watch: { mode: 'poll', pollInterval: '5s' } } as const
    expect(differences(spec, patched(spec, PRESETS.production))).toEqual([
      { path: 'watch.mode', from: 'poll', to: 'instant' },
      { path: 'reconcile.interval', from: '10s', to: '30s' },
    ])
  })

  it('tells the history newest first, each step with its own difference and the way back', () => {
    const first = { at: 1_000, by: 'api', from: {} }
    const second = { at: 60_000, by: 'panel', from: { retries: { max: 5 } } }
    expect(settingsSteps([second, first], { retries: { max: 5 }, drift: { events: false } })).toEqual([
      { at: 60_000, by: 'panel', from: second.from, differences: [{ path: 'drift.events', from: true, to: false }] },
      { at: 1_000, by: 'api', from: {}, differences: [{ path: 'retries.max', from: 3, to: 5 }] },
    ])
  })

  it('keeps two things apart that one person did one after the other', () => {
    const history = [
      { at: 2_000, by: 'panel', from: { retries: { max: 5 } } },
      { at: 1_000, by: 'panel', from: {} },
    ]
    expect(settingsSteps(history, { retries: { max: 5 }, drift: { events: false } }).map(({ from }) => from)).toEqual([
      { retries: { max: 5 } },
      {},
    ])
  })

  it('knows since when and by whom a value is what it is', () => {
    const history = [
      { at: 3, by: 'ada', from: { retries: { max: 5 }, watch: { mode: 'poll' as const } } },
      { at: 2, by: 'api', from: {} },
    ]
    const now = { retries: { max: 5 } }
    expect(lastChangeOf('retries.max', history, now)).toMatchObject({ at: 2, by: 'api' })
    expect(lastChangeOf('watch.mode', history, now)).toMatchObject({ at: 3, by: 'ada' })
    expect(lastChangeOf('reconcile.interval', history, now)).toBeUndefined()
  })
})

describe('a slider that writes while it is moved', () => {
  function paced() {
    const sent: { readonly value: number; readonly at: number; readonly answer: () => void }[] = []
    const due: { readonly at: number; readonly run: () => void }[] = []
    let now = 0
    const timers = { now: () => now, after: (ms: number, run: () => void) => void due.push({ at: now + ms, run }) }
    const pace = new ThrottledSender<number>({
      intervalMs: 150,
      timers,
      send: (value) => new Promise((resolve) => sent.push({ value, at: now, answer: resolve })),
    })
    const pass = (ms: number): void => {
      now += ms
      for (const timer of due.splice(0).toSorted((one, other) => one.at - other.at)) {
        if (timer.at <= now) timer.run()
        else due.push(timer)
      }
    }
    return { pace, sent, pass }
  }

  it('sends the first value at once, one each 150 ms, and the last one always', async () => {
    const { pace, sent, pass } = paced()
    for (let value = 0; value <= 40; value++) {
      pace.push(value)
      sent.at(-1)?.answer()
      await Promise.resolve()
      await Promise.resolve()
      pass(10)
    }
    pass(150)
    expect(sent.map(({ value }) => value)).toEqual([0, 14, 29, 40])
    expect(sent.slice(1).every(({ at }, index) => at - (sent[index]?.at ?? 0) >= 150)).toBe(true)
  })

  it('waits with a second value until its time has come', async () => {
    const { pace, sent, pass } = paced()
    pace.push(1)
    sent[0]?.answer()
    await new Promise((resolve) => setImmediate(resolve))
    pass(100)
    pace.push(2)
    expect(sent.length).toBe(1)
    pass(50)
    expect(sent.map(({ value }) => value)).toEqual([1, 2])
  })

  it('has never two writes on their way, and drops what was overtaken', async () => {
    const { pace, sent, pass } = paced()
    for (const value of [1, 2, 3]) pace.push(value)
    pass(1_000)
    expect(sent.map(({ value }) => value)).toEqual([1])
    sent[0]?.answer()
    await new Promise((resolve) => setImmediate(resolve))
    expect(sent.map(({ value }) => value)).toEqual([1, 3])
  })
})
