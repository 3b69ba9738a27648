import { describe, expect, it } from 'vitest'
import { lineStream, type LineSource } from '../../../src/hosts/headless/streams/ndjson'
import { FakeClock } from '../../fixtures/fake-clock'

class FakeSource implements LineSource {
  ended = false
  closed = 0
  taken = 0
  #waiting: string[] = []
  #listener = () => {}

  say(...lines: string[]): void {
    this.#waiting.push(...lines)
    this.#listener()
  }

  take(): readonly string[] {
    this.taken += 1
    return this.#waiting.splice(0, 1)
  }

  last(): readonly string[] {
    return ['last']
  }

  onDidSignal(listener: () => void) {
    this.#listener = listener
    return () => void (this.#listener = () => {})
  }

  close(): void {
    this.closed += 1
  }
}

const text = async (reader: ReadableStreamDefaultReader<Uint8Array>) => {
  const { done, value } = await reader.read()
  return done ? 'end' : new TextDecoder().decode(value)
}

describe('lines as a body that is pulled', () => {
  it('takes nothing before somebody reads', async () => {
    const source = new FakeSource()
    const stream = lineStream(source, { clock: new FakeClock(), signals: [] })
    source.say('a', 'b')
    await Promise.resolve()
    expect(source.taken).toBe(0)
    const reader = stream.getReader()
    expect([await text(reader), source.taken]).toEqual(['a\n', 1])
  })

  it('wakes a reader that waits', async () => {
    const source = new FakeSource()
    const reader = lineStream(source, { clock: new FakeClock(), signals: [] }).getReader()
    const next = text(reader)
    await Promise.resolve()
    source.say('a')
    expect(await next).toBe('a\n')
  })

  it('says what is left and its last words when its time is up, and lets go of everything once', async () => {
    const [source, clock] = [new FakeSource(), new FakeClock()]
    const reader = lineStream(source, { clock, signals: [], timeoutMs: 1000 }).getReader()
    source.say('a')
    clock.advance(1000)
    expect([await text(reader), await text(reader), source.closed, clock.pendingTimers]).toEqual(['a\nlast\n', 'end', 1, 0])
  })

  it('#100 lets go of everything once when the reader goes away, is told to stop, or both', async () => {
    for (const aborted of [false, true]) {
      const [source, clock, stop] = [new FakeSource(), new FakeClock(), new AbortController()]
      const reader = lineStream(source, { clock, signals: [stop.signal], timeoutMs: 1000 }).getReader()
      const waiting = text(reader)
      if (aborted) stop.abort()
      else await reader.cancel()
      stop.abort()
      expect([await waiting, source.closed, clock.pendingTimers]).toEqual(['end', 1, 0])
    }
  })

  it('ends with its source', async () => {
    const source = new FakeSource()
    const reader = lineStream(source, { clock: new FakeClock(), signals: [] }).getReader()
    source.ended = true
    expect([await text(reader), source.closed]).toEqual(['end', 1])
  })
})
