import { BenchReport } from './bench-report'
import { alternate } from './rounds'
import { withDocker } from './with-docker'

/**
 * One lab: from its declaration to READY on the watch, against the same container made by hand (create, start, first answer). What lies
 * between is three durable writes, the loops and the look at the port.
 */
const ROUNDS = 15
const report = new BenchReport('one lab on Docker, against the Engine API called by hand')

await withDocker(async ({ ours, raw }) => {
  let count = 0
  const { engine, byHand } = await alternate(
    {
      engine: async () => {
        const name = `one-${count++}`
        const began = performance.now()
        const took = (await ours.up(name)) - began
        await ours.down(name)
        return took
      },
      byHand: async () => {
        const began = performance.now()
        const lab = await raw.up()
        const took = performance.now() - began
        await raw.down(lab)
        return took
      },
    },
    ROUNDS,
  )
  report.add('by hand: create to first answer', byHand, 'ms')
  report.add('declared to ready', engine, 'ms')
  report.add('declared to ready over by hand', engine / byHand, 'times', { atMost: 1.1 })
  report.add('declared to ready, more than by hand', engine - byHand, 'ms', { atMost: 25 })
})
report.finish()
