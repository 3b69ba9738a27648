import { describe, expect, it } from 'vitest'
import { Emitter } from '../../../../src/core/events/emitter'
import { BufferedSource } from '../../../../src/service/streams/buffered-source'

describe('what happens, for who listens now', () => {
  const aSource = () => {
    const emitter = new Emitter<number>((error) => {
      throw error
    })
    return { emitter, source: new BufferedSource<number>((hear) => emitter.listen(hear), [-1]) }
  }

  it('is told in order, after what was known before; a reader that is too slow misses the oldest', () => {
    const { emitter, source } = aSource()
    for (let event = 0; event < 1_500; event++) emitter.fire(event)
    const told = source.take(5_000)
    expect([told.length, told[0], told.at(-1), source.take(1)]).toEqual([1_000, 500, 1_499, []])
    emitter.fire(7)
    expect(source.take(5)).toEqual([7])
  })

  it('costs nothing once nobody listens', () => {
    const { emitter, source } = aSource()
    source.close()
    emitter.fire(1)
    expect([emitter.size, source.take(5)]).toEqual([0, []])
  })
})
