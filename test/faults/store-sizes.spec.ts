import { expect, it } from 'vitest'
import { openLowdbBackend } from '../../src/backends/lowdb/open-lowdb-backend'
import { fillStore, labKeyOf, storedLab } from '../bench/bench-labs'
import { FakeClock } from '../fixtures/fake-clock'
import { storeDirectory } from '../fixtures/store-directory'

for (const [labs, atMostMs] of [
  [1_000, 100],
  [5_000, 500],
] as const) {
  it(`#61 with ${labs} labs ninety-nine of a hundred writes take less than ${atMostMs} ms, and opening less than 500 ms`, async () => {
    const dir = storeDirectory()
    const open = () => openLowdbBackend({ dir, clock: new FakeClock() })
    const { backend } = await open()
    await fillStore(backend, labs)
    const times: number[] = []
    for (let n = 0; n < 300; n += 1) {
      const began = performance.now()
      await backend.set(labKeyOf(n), storedLab(n, n))
      times.push(performance.now() - began)
    }
    await backend.close()
    const began = performance.now()
    const again = await open()
    expect({ openedInTime: performance.now() - began < 500, p99InTime: (times.sort((a, b) => a - b)[297] ?? 0) < atMostMs }).toEqual({
      openedInTime: true,
      p99InTime: true,
    })
    expect((await again.backend.listByLabels({})).items).toHaveLength(labs)
    await again.backend.close()
  })
}
