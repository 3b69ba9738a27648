import { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Connections, endWith } from '../../../src/hosts/headless/http/connections'

/** As much of a socket as is counted here: who it is, what lies unread, and whether it was cut. */
class Line extends EventEmitter {
  destroyed = false

  constructor(
    readonly remoteAddress: string,
    readonly writableLength = 0,
  ) {
    super()
  }

  destroy(): void {
    this.destroyed = true
    this.emit('close')
  }

  end(): void {}
  resume(): void {}
}
const asSocket = (line: Line) => line as unknown as Socket

describe('connections', () => {
  const MOST = 5
  let connections: Connections
  beforeEach(() => void (connections = new Connections({ maxUnauthenticated: MOST, maxUnreadBytes: 100 })))
  const come = (count: number, address = '127.0.0.1', unread = 0): readonly Line[] =>
    Array.from({ length: count }, () => {
      const line = new Line(address, unread)
      connections.add(asSocket(line))
      return line
    })
  const cut = (lines: readonly Line[]) => lines.map(({ destroyed }) => destroyed)

  it('of strangers there are only so many: one more, and the one goes that has said nothing for the longest', () => {
    const lines = come(MOST)
    connections.heard(asSocket(lines[0]!))
    come(1)
    expect(cut(lines)).toEqual([false, true, false, false, false])
    come(100)
    expect([connections.unauthenticated, connections.size]).toEqual([MOST, MOST])
  })

  it('who has shown who they are is never pushed out by strangers', () => {
    const [known] = come(1)
    connections.know(asSocket(known!))
    come(100)
    expect([known?.destroyed, connections.unauthenticated, connections.size]).toEqual([false, MOST, MOST + 1])
  })

  it('a crowd of one address pushes out its own', () => {
    const [guest] = come(1, '127.0.0.2')
    come(100)
    expect(guest?.destroyed).toBe(false)
  })

  it('what lies unread is bounded by bytes: the line goes on which the most of it lies, known or not', () => {
    const [small] = come(1, '127.0.0.1', 40)
    const [large] = come(1, '127.0.0.1', 70)
    connections.know(asSocket(large!))
    connections.makeRoom()
    expect([small?.destroyed, large?.destroyed, connections.unreadBytes]).toEqual([false, true, 40])
  })

  it('one that is gone is counted no more', () => {
    for (const line of come(3)) line.destroy()
    expect([connections.unauthenticated, connections.size]).toEqual([0, 0])
  })
})

describe('a last word', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is not waited for longer than a second', () => {
    const line = new Line('127.0.0.1')
    endWith(line, 'no')
    vi.advanceTimersByTime(999)
    expect(line.destroyed).toBe(false)
    vi.advanceTimersByTime(1)
    expect(line.destroyed).toBe(true)
  })

  it('is the end when the other side has closed as well', () => {
    const line = new Line('127.0.0.1')
    endWith(line, 'no')
    line.emit('end')
    expect([line.destroyed, vi.getTimerCount()]).toEqual([true, 0])
  })
})
