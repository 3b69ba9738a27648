import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endingFrom } from '../../../../src/provisioners/docker/container/ending'
import { readEvent } from '../../../../src/provisioners/docker/daemon/event-line'
import { jsonLines } from '../../../../src/provisioners/docker/daemon/lines/json-lines'

async function linesOf(chunks: readonly Buffer[]): Promise<unknown[]> {
  async function* source() {
    yield* chunks
  }
  const lines: unknown[] = []
  for await (const line of jsonLines(source())) lines.push(line)
  return lines
}

describe("Docker's streams of lines", () => {
  it('#115 are the same wherever the network cuts them, in the middle of a letter too', async () => {
    const objects = [{ status: 'ü → 漢' }, { a: 1 }, { b: ['x'] }]
    const whole = Buffer.from(objects.map((each) => `${JSON.stringify(each)}\r\n`).join(''))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(whole.length), { maxLength: 6 }), async (cuts) => {
        const edges = [0, ...[...cuts].sort((a, b) => a - b), whole.length]
        expect(await linesOf(edges.slice(1).map((end, index) => whole.subarray(edges[index], end)))).toEqual(objects)
      }),
    )
  })

  it.each(['not json', '[1]', 'null', '"text"', '{"half":'])('#107 "%s" is nothing, and no exception', async (line) => {
    expect(await linesOf([Buffer.from(`${line}\n{"a":1}\n`)])).toEqual([undefined, { a: 1 }])
  })
})

describe('an event', () => {
  const uid = '0f8fad5b'
  const Actor = { ID: 'abc', Attributes: { 'com.neuroglia.lab.uid': uid } }

  it('is read in the old shape and in the new one', () => {
    const old = readEvent({ status: 'die', id: 'abc', from: 'x', Type: 'container', Action: 'die', Actor, time: 7 })
    const recent = readEvent({ Type: 'container', Action: 'die', Actor, time: 7 })
    expect([old, recent]).toEqual([
      { id: 'abc', action: 'die', uid, time: 7 },
      { id: 'abc', action: 'die', uid, time: 7 },
    ])
  })

  it('has an action without what follows the colon', () => {
    expect(readEvent({ Type: 'container', Action: 'health_status: healthy', Actor })?.action).toBe('health_status')
  })

  it.each([
    {},
    { Type: 'network', Action: 'connect', Actor },
    { Type: 'container', Actor },
    { Type: 'container', Action: 'die' },
    { Action: 7, Actor: 'x' },
  ])('is nothing when it is %j', (line) => {
    expect(readEvent(line)).toBeUndefined()
  })
})

describe('how a container ended, by what the daemon remembers', () => {
  const at = (time: number, action: string, id = 'ours') => ({ id, action, uid: undefined, time })

  it('#113 by itself: it died and nobody had asked', () => {
    expect(endingFrom([at(1, 'start'), at(9, 'die')], 'ours', 9)).toBe('itself')
  })
  it('#113 by hand: a kill came before', () => {
    expect(endingFrom([at(1, 'start'), at(8, 'kill'), at(9, 'die')], 'ours', 9)).toBe('byHand')
  })
  it('a kill of an earlier life, or of another container, does not count', () => {
    expect(endingFrom([at(1, 'kill'), at(2, 'die'), at(3, 'start'), at(8, 'kill', 'other'), at(9, 'die')], 'ours', 9)).toBe('itself')
  })
  it('#114 with the daemon: this one does not remember', () => {
    expect(endingFrom([at(20, 'start', 'other')], 'ours', 9)).toBe('withDaemon')
  })
  it("unknown: the daemon's memory is full and does not reach back so far", () => {
    expect(
      endingFrom(
        Array.from({ length: 256 }, (_, index) => at(100 + index, 'exec_start', 'other')),
        'ours',
        9,
      ),
    ).toBe('unknown')
  })
})
