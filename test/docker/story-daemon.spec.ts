import { setTimeout as passing } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { Stage } from '../fixtures/docker-world-stage'
import { startDockerd, type Dockerd } from '../setup/dockerd.mjs'
import { isRootOnLinux } from '../setup/packages.mjs'

const LABS = 20
/** Four passes and more. The issue says 30 s; what is proved is the same. */
const SILENCE_MS = process.env['LRM_FULL'] === '1' ? 30_000 : 8_000
const PASS_MS = 2_000
/** Two passes, and the time that Docker itself takes to start twenty containers. */
const BACK_MS = 2 * PASS_MS + 20_000

describe('Docker itself goes away', () => {
  let daemon: Dockerd
  let stage: Stage
  afterEach(async () => {
    try {
      await stage?.close()
    } finally {
      await daemon?.remove()
    }
  })

  it.for([false, true])(
    '#114 killed and stopped in order, live-restore %s: silence changes no lab; afterwards 20 labs run again in the same containers',
    async (liveRestore, context) => {
      if (!isRootOnLinux()) context.skip('only root on Linux can start a second Docker daemon')
      daemon = await startDockerd({ liveRestore })
      stage = await Stage.open(daemon.host, { bystanderRuns: false })
      await stage.labs.tune({ reconcile: { interval: `${PASS_MS}ms` } })
      await stage.readyLabs(LABS)
      const { events } = stage.watch
      const before = await essence(stage)

      const ready = await versionsOf(stage)
      await daemon.kill9()
      await stage.untilDockerIs(false)
      await passing(SILENCE_MS) // The silence itself is what is tested.
      expect(await versionsOf(stage)).toEqual(ready)
      await backAgain(before)

      await daemon.stop()
      await stage.untilDockerIs(false)
      // One that stops in order says of each container first that it ends: until then it was no silence.
      const atFirst = await versionsOf(stage)
      await passing(SILENCE_MS)
      expect(await versionsOf(stage)).toEqual(atFirst)
      await backAgain(before)
      expect(events.filter(({ lab }) => ['failed', 'completed', 'expired'].includes(lab.status.state))).toEqual([])
    },
  )

  async function backAgain(before: Awaited<ReturnType<typeof essence>>): Promise<void> {
    await daemon.startAgain()
    await stage.untilDockerIs(true)
    await stage.untilInOrder(BACK_MS)
    expect(await essence(stage)).toEqual(before)
  }
})

/** What may not change, however Docker ended: the same labs in the same containers, with the same end. */
async function essence(stage: Stage) {
  const labs = (await stage.labs.all()).map(({ metadata, status }) => [metadata.name, status.state, status.containerId, status.expiresAt])
  return { labs, containers: new Set((await stage.containers()).map(({ id }) => id)) }
}

async function versionsOf(stage: Stage): Promise<readonly string[]> {
  return (await stage.labs.all()).map(({ metadata, status }) => `${metadata.name} ${status.state} ${metadata.resourceVersion}`)
}
