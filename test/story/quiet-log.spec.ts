import { afterEach, describe, expect, it } from 'vitest'
import { TestEngine } from '../fixtures/test-engine'

let app: TestEngine

afterEach(() => app.stop())

describe('the log', () => {
  it.each(['instant', 'poll'] as const)(
    'never says "-> ready" of a lab after it was asked to be gone, whenever that is (%s)',
    async (mode) => {
      app = await new TestEngine({ timings: { startMs: 60, answerMs: 60 } }).start()
      await app.tune({ watch: { mode } })
      const said: string[] = []
      for (let offset = 0; offset < 400; offset += 10) {
        const name = `lab-${offset}`
        await app.declare(name)
        await app.clock.advanceAsync(offset)
        const before = app.lines.length
        await app.delete(name)
        await app.pass(5_000)
        said.push(...app.lines.slice(before).filter((line) => line.includes(`${name} `) && line.includes('ready')))
      }
      expect(said.filter((line) => !line.startsWith('Controller processing'))).toEqual([])
      expect(await app.states()).toEqual({})
    },
  )

  it('is silent about a finding that stays as it is', async () => {
    app = await new TestEngine().start()
    await app.declare('ada')
    await app.pass(2_000)
    await app.engine.steer('controller', 'pause')
    const uid = (await app.lab('ada'))?.metadata.uid ?? ''
    app.world.remove(uid)
    await app.pass(120_000)
    const found = app.lines.filter((line) => line.startsWith('Reconciler: Lab instance drifted'))
    expect(found).toEqual(['Reconciler: Lab instance drifted: student-labs/ada (missing)'])
  })
})
