import { describe, expect, it } from 'vitest'
import { PacedReplies } from '../../../electron/main/paced-replies'
import type { Reply } from '../../../src/contract/messages'

function aPage() {
  const sent: Reply[] = []
  return { sent, replies: new PacedReplies((reply) => sent.push(reply)) }
}
const ids = (replies: readonly Reply[]) => replies.map(({ id }) => id)

describe('answers to a page of the desktop', () => {
  it('are sent as far as it takes them: five hundred that it does not take cost eight', () => {
    const { sent, replies } = aPage()
    for (let id = 0; id < 500; id += 1) replies.send({ id, answer: {} })
    expect(ids(sent)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  })

  it('all come, in order, as it takes them', () => {
    const { sent, replies } = aPage()
    for (let id = 0; id < 500; id += 1) replies.send({ id, answer: {} })
    for (let taken = 0; taken < 500; taken += 1) replies.ack({ id: sent[taken]?.id, ack: true })
    expect(ids(sent)).toEqual(Array.from({ length: 500 }, (_, id) => id))
  })

  it('news and refusals do not wait for them, and what is heard of news makes no room', () => {
    const { sent, replies } = aPage()
    for (let id = 0; id < 20; id += 1) replies.send({ id, answer: {} })
    replies.send({ id: 100, events: [1] })
    for (const odd of [{ id: 100, ack: true }, { id: '0', ack: true }, { id: 0 }, null, 'ack']) replies.ack(odd)
    expect(ids(sent).slice(8)).toEqual([100])
  })

  it('more than anybody asks are refused, each with a reason', () => {
    const { sent, replies } = aPage()
    for (let id = 0; id < 1_010; id += 1) replies.send({ id, answer: {} })
    expect(sent.slice(8)).toEqual(
      [1_008, 1_009].map((id) => ({ id, error: expect.objectContaining({ reason: 'TooManyRequests' }) as unknown })),
    )
  })
})
