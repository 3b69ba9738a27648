import { describe, expect, it } from 'vitest'
import { MOST_UNREAD_BYTES, MOST_WAITING, Outbox } from '../../../src/hosts/headless/channel/outbox'
import { FakeClock } from '../../fixtures/fake-clock'

/** A line whose other side reads when it is told to. */
function aLine() {
  const clock = new FakeClock()
  const written: { readonly text: string; readonly taken: () => void }[] = []
  const told: string[] = []
  const room: boolean[] = []
  const outbox = new Outbox({
    clock,
    unreadBytes: () => written.reduce((sum, { text }) => sum + text.length, 0),
    write: (text, taken) => void written.push({ text, taken }),
    onDidChangeRoom: (hasRoom) => void room.push(hasRoom),
    onStuck: (why) => void told.push(why),
  })
  const read: number[] = []
  const readOne = () => {
    const first = written.shift()
    if (first === undefined) return false
    read.push((JSON.parse(first.text) as { id: number }).id)
    first.taken()
    return true
  }
  return { clock, outbox, written, told, room, read, readOne }
}
const big = 'x'.repeat(256 * 1024)

describe('what goes out on one line', () => {
  it('is turned into text only as far as it is read: five hundred unread lists cost the room of a few', () => {
    const { outbox, written, room } = aLine()
    for (let id = 0; id < 500; id += 1) outbox.send({ id, answer: big })
    expect(written.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(MOST_UNREAD_BYTES + big.length + 100)
    expect(room).toEqual([false])
  })

  it('comes whole and in order as soon as it is read, and new questions are welcome again', () => {
    const { outbox, read, readOne, room, told, clock } = aLine()
    for (let id = 0; id < 500; id += 1) outbox.send({ id, answer: big })
    while (readOne()) clock.advance(20_000)
    expect(read).toEqual(Array.from({ length: 500 }, (_, id) => id))
    expect({ room, told }).toEqual({ room: [false, true], told: [] })
  })

  it('one answer larger than the bound goes to who reads', () => {
    const { outbox, readOne, read } = aLine()
    outbox.send({ id: 1, answer: big.repeat(40) })
    expect([readOne(), read]).toEqual([true, [1]])
  })

  it('is given up, with a reason, when nothing of it is read for half a minute', () => {
    const { outbox, told, clock, written } = aLine()
    for (let id = 0; id < 30; id += 1) outbox.send({ id, answer: big })
    clock.advance(29_999)
    expect(told).toEqual([])
    clock.advance(1)
    const before = written.length
    outbox.send({ id: 31, answer: 1 })
    expect({ told, written: written.length - before }).toEqual({ told: ['nothing was read for too long'], written: 0 })
  })

  it('is given up when more waits than anybody can have asked', () => {
    const { outbox, told } = aLine()
    for (let id = 0; id < MOST_WAITING + 100; id += 1) outbox.send({ id, answer: big })
    expect(told).toEqual(['too many answers wait unread'])
  })

  it('says nothing after its end', () => {
    const { outbox, told, clock, readOne, written } = aLine()
    for (let id = 0; id < 30; id += 1) outbox.send({ id, answer: big })
    outbox.close()
    while (readOne());
    clock.advance(60_000)
    expect({ told, written }).toEqual({ told: [], written: [] })
  })
})
