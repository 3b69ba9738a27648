// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LogFeed } from '../../../../../renderer/features/lab-details/logs/log-feed'
import { ringText } from '../../../../../renderer/features/lab-details/logs/log-ring'
import type { Channel, ChannelListener } from '../../../../../src/contract/channel'
import { ApiError } from '../../../../../src/contract/words'

interface Asked {
  readonly args: unknown
  readonly listener: ChannelListener<string>
}

function setUp() {
  const asked: Asked[] = []
  const channel = {
    subscribe: (_: string, args: unknown, listener: ChannelListener<string>) => asked.push({ args, listener }) && (() => {}),
  } as unknown as Channel
  const feed = new LogFeed({ channel, lab: { namespace: 'n', name: 'ada' }, gap: () => '--- gap ---', now: () => 0 })
  feed.start()
  return { asked, feed }
}
const lost = () => new ApiError('ServiceUnavailable', 'The engine cannot be reached right now.')

describe('following the output', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('a line that breaks leaves a marked hole, and nothing stands there twice', () => {
    const { asked, feed } = setUp()
    asked[0]!.listener.onEvents(['one', 'two'])
    asked[0]!.listener.onEnd(lost())
    expect(feed.state.value).toBe('lost')
    vi.advanceTimersByTime(500)
    asked[1]!.listener.onEnd(lost())
    vi.advanceTimersByTime(500)
    expect(asked[2]!.args).toMatchObject({ tailLines: 0, follow: true })
    asked[2]!.listener.onEvents(['five'])
    expect(ringText(feed.ring.value)).toBe('one\ntwo\n--- gap ---\nfive\n')
  })

  it('before anything was heard there is no hole: all is asked for again', () => {
    const { asked, feed } = setUp()
    asked[0]!.listener.onEnd(lost())
    vi.advanceTimersByTime(500)
    asked[1]!.listener.onEvents(['one'])
    expect([asked[1]!.args, ringText(feed.ring.value)]).toMatchObject([{ tailLines: 10_000 }, 'one\n'])
  })

  it("an ordinary end is no loss: nobody asks again, and the engine's own refusal is handed on", () => {
    const { asked, feed } = setUp()
    asked[0]!.listener.onEnd()
    vi.advanceTimersByTime(5_000)
    expect([feed.state.value, feed.error.value, asked.length]).toEqual(['ended', undefined, 1])
    feed.reload()
    asked[1]!.listener.onEnd(new ApiError('NotFound', 'There is no such lab'))
    expect([feed.state.value, feed.error.value]).toEqual(['ended', new ApiError('NotFound', 'There is no such lab')])
  })
})
