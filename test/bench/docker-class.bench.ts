import { BenchReport } from './bench-report'
import { median } from './rounds'
import type { RawLab, RawLabs } from './raw-labs'
import type { BenchEngine } from './bench-engine'
import { withDocker } from './with-docker'

/**
 * A class: thirty labs declared at once, then deleted at once, against the same containers made by hand with several widths of
 * parallel starts (what is best differs from machine to machine) and force-deleted all together.
 */
const LABS = 30
const ROUNDS = 5
const WIDTHS = [4, 8, 30] as const
const report = new BenchReport(`${LABS} labs on Docker at once, against the Engine API called by hand`)

interface Round {
  readonly total: number
  readonly student: number
  readonly deleting: number
}

await withDocker(async ({ ours, raw }) => {
  const engine: Round[] = []
  const byHand = new Map<number, Round[]>(WIDTHS.map((width) => [width, []]))
  for (let round = 0; round < ROUNDS; round++) {
    engine.push(await ourRound(ours, round))
    for (const width of WIDTHS) byHand.get(width)?.push(await rawRound(raw, width))
  }
  for (const [width, rounds] of byHand) report.add(`by hand, ${width} starts at a time: all answer`, medianOf(rounds, 'total'), 'ms')
  const bestTotal = Math.min(...[...byHand.values()].map((rounds) => medianOf(rounds, 'total')))
  const bestStudent = Math.min(...[...byHand.values()].map((rounds) => medianOf(rounds, 'student')))
  const rawDeleting = medianOf([...byHand.values()].flat(), 'deleting')
  report.add('declared until all are ready', medianOf(engine, 'total'), 'ms')
  report.add('all ready over the best by hand', medianOf(engine, 'total') / bestTotal, 'times', { atMost: 1.08 })
  report.add('by hand: best median student', bestStudent, 'ms')
  report.add('declared to ready, median student', medianOf(engine, 'student'), 'ms')
  report.add('median student over the best by hand', medianOf(engine, 'student') / bestStudent, 'times', { atMost: 1.1 })
  report.add('by hand: all deleted with their volumes', rawDeleting, 'ms')
  report.add('deleted until all are gone', medianOf(engine, 'deleting'), 'ms')
  report.add('all gone over by hand', medianOf(engine, 'deleting') / rawDeleting, 'times', { atMost: 1.05 })
})
report.finish()

async function ourRound(ours: BenchEngine, round: number): Promise<Round> {
  const names = Array.from({ length: LABS }, (_, index) => `class-${round}-${index}`)
  const began = performance.now()
  const times = await Promise.all(names.map(async (name) => (await ours.up(name)) - began))
  const ended = performance.now()
  await Promise.all(names.map((name) => ours.down(name)))
  return { total: Math.max(...times), student: median(times), deleting: performance.now() - ended }
}

async function rawRound(raw: RawLabs, width: number): Promise<Round> {
  const labs: RawLab[] = []
  const times: number[] = []
  let left = LABS
  const began = performance.now()
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (left-- > 0) {
        labs.push(await raw.up())
        times.push(performance.now() - began)
      }
    }),
  )
  const ended = performance.now()
  await Promise.all(labs.map((lab) => raw.down(lab)))
  return { total: Math.max(...times), student: median(times), deleting: performance.now() - ended }
}

function medianOf(rounds: readonly Round[], member: keyof Round): number {
  return median(rounds.map((round) => round[member]))
}
