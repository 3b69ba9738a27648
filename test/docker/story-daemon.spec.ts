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

describe.skipIf(!isRootOnLinux())('Docker itself goes away (only root on Linux can start a daemon to be killed)', () => {
  let daemon: Dockerd | undefined
  let stage: Stage | undefined
  afterEach(async () => {
    await stage?.close().finally(() => daemon?.remove())
    stage = undefined
    daemon = undefined
  })

  it.each([false, true])('#114 killed and stopped in order, live-restore %s: silence changes no lab; afterwards 20 labs run again in the same containers', async (liveRestore) => {
    daemon = await startDockerd({ liveRestore })
    stage = await Stage.open(daemon.host, { bystanderRuns: false })
    await stage.labs.tune({ reconcile: { interval: `${PASS_MS}ms` } })
    await stage.readyLabs(LABS)
    const { events } = stage.watch
    for (const end of [() => daemon?.kill9(), () => daemon?.stop()]) {
      const before = await essence(stage)
      const versions = await versionsOf(stage)
      await end()
      await stage.untilDockerIs(false)
      await passing(SILENCE_MS) // The silence itself is what is tested.
      expect(await versionsOf(stage)).toEqual(versions)
      await daemon.startAgain()
      await stage.untilDockerIs(true)
      await stage.untilInOrder(BACK_MS)
      expect(await essence(stage)).toEqual(before)
    }
    expect(events.filter(({ lab }) => ['failed', 'completed', 'expired'].includes(lab.status.state))).toEqual([])
  })
})

/** What may not change, however Docker ended: the same labs in the same containers, with the same end. */
async function essence(stage: Stage) {
  const labs = (await stage.labs.all()).map(({ metadata, status }) => [metadata.name, status.state, status.containerId, status.expiresAt])
  return { labs, containers: new Set((await stage.containers()).map(({ id }) => id)) }
}

async function versionsOf(stage: Stage): Promise<readonly string[]> {
  return (await stage.labs.all()).map(({ metadata, status }) => `${metadata.name} ${status.state} ${metadata.resourceVersion}`)
}
