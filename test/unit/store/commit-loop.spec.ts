import { expect, it } from 'vitest'
import { CommitLoop } from '../../../src/core/store/journaled/commit-loop'
import { noJournal } from '../../../src/core/store/journaled/journal'
import { VersionedValues } from '../../../src/core/store/journaled/versioned-values'

const write = (key: string) => ({ key, expectedRevision: undefined, text: '{}', expiresAt: undefined, urgent: false })

it('a broken invariant is told to the writer, and the next writer does not wait for ever', async () => {
  const values = new VersionedValues()
  const loop = new CommitLoop(values, noJournal)
  const stop = values.onDidPublish(() => {
    throw new Error('broken')
  })
  await expect(loop.submit(write('a'))).rejects.toThrow('broken')
  stop()
  expect((await loop.submit(write('b')))?.revision).toBe(2)
  await loop.idle()
})
