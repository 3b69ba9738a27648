import { mkdirSync, rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openLowdbBackend } from '../../src/backends/lowdb/open-lowdb-backend'
import { isStorageError } from '../../src/core/store/storage-backend'
import { FakeClock } from '../fixtures/fake-clock'
import { storeDirectory } from '../fixtures/store-directory'

const REPAIR_MS = 1_000

describe('the folder of the store is removed while the program runs', () => {
  it('#39 nothing is acknowledged that nobody could find again; once the folder is there, all is written into it anew', async () => {
    const [dir, clock] = [storeDirectory(), new FakeClock()]
    const { backend, installation } = await openLowdbBackend({ dir, clock })
    await backend.set('labs/a/before', { n: 1 })
    rmSync(dir, { recursive: true })

    for (const key of ['labs/a/first', 'labs/a/second']) {
      const refusal: unknown = await backend.set(key, {}).catch((error: unknown) => error)
      expect({ refused: isStorageError(refusal, 'unavailable'), says: String(refusal) }).toEqual({
        refused: true,
        says: expect.stringContaining('is not there any more'),
      })
      expect(await backend.get(key)).toBeUndefined()
      clock.advance(REPAIR_MS)
    }

    mkdirSync(dir)
    await backend.set('labs/a/after', { n: 2 })
    await backend.close()
    const again = await openLowdbBackend({ dir, clock })
    expect([
      (await again.backend.get('labs/a/before'))?.value,
      (await again.backend.get('labs/a/after'))?.value,
      again.installation.instanceId,
    ]).toEqual([{ n: 1 }, { n: 2 }, installation.instanceId])
    await again.backend.close()
  })
})
