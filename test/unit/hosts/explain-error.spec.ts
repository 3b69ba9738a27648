import { expect, it } from 'vitest'
import { english } from '../../../src/core/sentences/english'
import { StorageError } from '../../../src/core/store/storage-backend'
import { explainError, StartError } from '../../../src/hosts/explain-error'

const failed = (code: string) => Object.assign(new Error('as Node says it'), { code })
const said = (error: unknown, port = 4711) => {
  const sentence = explainError(error, { port, dataDir: '/data' })
  return sentence === undefined ? undefined : english(sentence)
}

it('what keeps a server from starting is told by what is to be changed, not as Node says it', () => {
  expect(said(failed('EADDRINUSE'))).toBe(
    'Port 4711 is in use by another program. Choose another one with --port, or leave it out for any free one.',
  )
  expect(said(failed('EACCES'), 80)).toBe('This user may not use port 80. Choose another one.')
  expect(said(failed('EACCES'))).toBe('This user may not use the data directory /data. Choose another one.')
  for (const code of ['ENOTDIR', 'EEXIST'])
    expect(said(failed(code))).toBe('The data directory /data is not a directory. Choose another one with --data-dir.')
})

it('what is told with a code of its own keeps it, and what nobody foresaw is told by nobody', () => {
  expect(explainError(new StartError({ code: 'EventsUrlOdd' }), { dataDir: '/data' })).toEqual({ code: 'EventsUrlOdd' })
  const locked = new StorageError('unavailable', { code: 'DiskIsFull' })
  expect(explainError(locked, { dataDir: '/data' })).toEqual({ code: 'DiskIsFull' })
  expect([said(failed('EIO')), said(new Error('odd')), said('odd')]).toEqual([undefined, undefined, undefined])
})
