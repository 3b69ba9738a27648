import { BenchReport } from './bench-report'
import { isReady, type BenchEngine } from './bench-engine'
import { median } from './rounds'
import type { RawDocker } from './raw-docker'
import type { RawLabs } from './raw-labs'
import { withDocker } from './with-docker'

/**
 * A container killed behind our back. How soon every screen knows, against the daemon's own word for it on an event stream of one's own; how
 * soon the lab answers again, against what Docker's `--restart=always` makes of it by itself, and against a start called by hand on
 * that very event: nobody who starts the same container again can be faster, because Docker first takes its network down.
 */
const ROUNDS = 10
const report = new BenchReport("a lab's container is killed, against Docker's own event and Docker's own restart")

interface Killed {
  readonly died: number
  readonly shown: number
  readonly again: number
}

await withDocker(async ({ ours, raw, docker }) => {
  await ours.up('killed')
  const engine: Killed[] = []
  const byDocker: number[] = []
  const byHand: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    engine.push(await kill(ours, docker))
    byDocker.push(await restartByDocker(raw, docker))
    byHand.push(await restartByHand(raw, docker))
  }
  // The first round warms up.
  const [died, shown, again] = (['died', 'shown', 'again'] as const).map((member) =>
    median(engine.slice(1).map((killed) => killed[member])),
  )
  const itself = median(byDocker.slice(1))
  report.add("killed until Docker's own event", died!, 'ms')
  report.add('killed until the watch shows it', shown!, 'ms')
  report.add('watch over event', shown! / died!, 'times', { atMost: 1.5 })
  report.add('killed until --restart=always answers', itself, 'ms')
  report.add('killed until it answers, started by hand on the event', median(byHand.slice(1)), 'ms')
  report.add('killed until ready again', again!, 'ms')
  report.add('ready again over --restart=always', again! / itself, 'times', { atMost: 0.8 })
  report.add('ready again over started by hand', again! / median(byHand.slice(1)), 'times')
})
report.finish()

async function kill(ours: BenchEngine, docker: RawDocker): Promise<Killed> {
  const id = (await ours.lab('killed')).status.containerId!
  const heard = await firstEvent(docker, id, 'die')
  const shown = ours.until('killed', (change) => !isReady(change))
  const again = shown.then(() => ours.until('killed', isReady))
  const began = performance.now()
  await docker.call('POST', `/containers/${id}/kill`)
  return { died: (await heard.at) - began, shown: (await shown) - began, again: (await again) - began }
}

/** Docker does not restart what was killed through its own API, so here the process itself is killed: root on the daemon's machine only. */
async function restartByDocker(raw: RawLabs, docker: RawDocker): Promise<number> {
  const lab = await raw.up({ RestartPolicy: { Name: 'always' } })
  const started = await firstEvent(docker, lab.id, 'start')
  const { Pid } = (await raw.look(lab.id)).State
  const began = performance.now()
  process.kill(Pid, 'SIGKILL')
  await started.at
  await raw.answered(lab.id)
  const took = performance.now() - began
  await raw.down(lab)
  return took
}

async function restartByHand(raw: RawLabs, docker: RawDocker): Promise<number> {
  const lab = await raw.up()
  const died = await firstEvent(docker, lab.id, 'die')
  const began = performance.now()
  void docker.call('POST', `/containers/${lab.id}/kill`)
  await died.at
  await docker.call('POST', `/containers/${lab.id}/start`)
  await raw.answered(lab.id)
  const took = performance.now() - began
  await raw.down(lab)
  return took
}

/** Resolves once listening, with the moment to wait for. */
async function firstEvent(docker: RawDocker, id: string, wanted: string): Promise<{ readonly at: Promise<number> }> {
  let hear = (_at: number): void => undefined
  const at = new Promise<number>((resolve) => (hear = resolve))
  const stop = await docker.listen(id, (action) => {
    if (action === wanted) hear(performance.now())
  })
  void at.then(stop)
  return { at }
}
