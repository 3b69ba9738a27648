import { fileURLToPath } from 'node:url'
import type { Clock } from '../../core/clock/clock'
import type { Log } from '../../core/observe/log'
import { compose } from './compose'
import { dataDirectory } from '../data-dir'
import { sweepLinkPages } from './link-page'
import type { HeadlessOptions } from './options'
import { writeServerFile } from './server-file'
import { withTimeout } from '../with-timeout'
import { isoTime } from '../../core/resource/format/timestamp'

/** Beside this program's bundle. */
const PANEL_DIR = fileURLToPath(new URL('renderer', import.meta.url))

/** Together below the 5 s in which a stop must be over. A step that hangs gives way: what was acknowledged is on disk already. */
const STEP_MS = { http: 1000, engine: 2000, world: 1500 } as const

export interface Serving {
  readonly url: string
  readonly dataDir: string
  newLink(onDidUse?: () => void): string
  stop(): Promise<void>
}

/** From nothing to "serving": everything that can be refused is refused before any lab is touched. */
export async function serve(options: HeadlessOptions, { clock, log }: { readonly clock: Clock; readonly log: Log }): Promise<Serving> {
  const dataDir = dataDirectory(options.dataDir)
  const { engine, host, closeWorld } = await compose({ ...options, dataDir, panelDir: PANEL_DIR, clock, log })
  const give = (name: keyof typeof STEP_MS, step: Promise<void>) => withTimeout({ clock, log, name, ms: STEP_MS[name] }, step)
  const stopAll = async () => {
    await give('http', host.close())
    await give('engine', engine.stop())
    await give('world', closeWorld())
  }
  try {
    await sweepLinkPages(dataDir)
    await host.listen(options.port)
    await engine.start()
    const content = { pid: process.pid, url: host.url, token: host.access.token, startedAt: isoTime(clock.now()) }
    const takeAway = await writeServerFile(dataDir, content, { clock, log })
    return {
      url: host.url,
      dataDir,
      newLink: (onDidUse) => host.newLink(onDidUse),
      async stop() {
        await takeAway()
        await stopAll()
      },
    }
  } catch (error) {
    await stopAll()
    throw error
  }
}
