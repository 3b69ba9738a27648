import { describe, expect, it } from 'vitest'
import { PARALLEL, runBatch } from '../../../../../renderer/lab/batch/run-batch'

/** Items that end when they are told to. */
function items(count: number) {
  const ends: ((error?: Error) => void)[] = []
  const all = Array.from({ length: count }, (_, index) => ({
    name: `lab-${index}`,
    run: () => new Promise<void>((resolve, reject) => (ends[index] = (error) => (error === undefined ? resolve() : reject(error)))),
  }))
  return { all, ends }
}
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('a batch', () => {
  it('has at most so many under way, and takes the next as soon as one ends', async () => {
    const { all, ends } = items(PARALLEL + 2)
    const running = runBatch(all)
    await turn()
    expect(ends).toHaveLength(PARALLEL)
    ends[3]?.()
    await turn()
    expect(ends).toHaveLength(PARALLEL + 1)
    ends.forEach((end) => end())
    await turn()
    ends.forEach((end) => end())
    expect((await running).done).toHaveLength(PARALLEL + 2)
  })

  it('goes on past failures and names each with its error', async () => {
    const sentence = new Error('The lab is being deleted')
    const { done, failed, left } = await runBatch([
      { name: 'a', run: () => Promise.reject(sentence) },
      { name: 'b', run: () => Promise.resolve() },
    ])
    expect([done.map(({ name }) => name), failed.map(({ item, error }) => [item.name, error]), left]).toEqual([
      ['b'],
      [['a', sentence]],
      [],
    ])
  })

  it('brings to its end what is under way when it is cancelled, and begins nothing more', async () => {
    const { all, ends } = items(5)
    let isCancelled = false
    const running = runBatch(all, { parallel: 2, isCancelled: () => isCancelled })
    await turn()
    isCancelled = true
    ends.forEach((end) => end())
    const { done, left } = await running
    expect([done.length, left.map(({ name }) => name)]).toEqual([2, ['lab-2', 'lab-3', 'lab-4']])
  })

  it('tells how far it is after each one, failed ones too', async () => {
    const told: number[] = []
    await runBatch(
      [
        { name: 'a', run: () => Promise.reject(new Error('no')) },
        { name: 'b', run: () => Promise.resolve() },
      ],
      { parallel: 1, onProgress: (finished) => void told.push(finished) },
    )
    expect(told).toEqual([1, 2])
  })
})
