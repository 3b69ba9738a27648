import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'
import { bareApp } from './bare-app'
import { desktopArguments, findElectron, launchDesktop } from './launch-desktop'
import type { LaunchedDesktop } from './launch-desktop'

export interface Started {
  readonly child: ChildProcess
  readonly said: () => string
  readonly ended: Promise<number | null>
}

const SWEEPS = 40

/** A browser's helpers may still be on their way out of it, and write: what they added meanwhile is taken away with the rest. */
export async function removeFolder(dir: string): Promise<void> {
  for (let sweep = 1; ; sweep += 1) {
    try {
      return rmSync(dir, { recursive: true, force: true })
    } catch (error) {
      if (sweep === SWEEPS) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

export function dataFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'lab-desktop-'))
  onTestFinished(() => removeFolder(dir))
  return dir
}

export const exitOf = ({ app }: LaunchedDesktop): Promise<number | null> => new Promise((resolve) => app.process().once('exit', resolve))

/** Starts and ends of the app with a bare page, for specs of a file; each ends with its spec. */
export function desktopLife() {
  const bare = bareApp()
  afterAll(() => bare.remove())
  return {
    appDir: bare.dir,

    async launched(dataDir = dataFolder()): Promise<LaunchedDesktop> {
      const desktop = await launchDesktop({ dataDir, appDir: bare.dir })
      onTestFinished(() => desktop.close().catch(() => {}))
      return desktop
    },

    /** As from a terminal, without Playwright: for programs that are to end by themselves. `before`: switches of Electron's own. */
    started(
      dataDir: string,
      { args = [], before = [] }: { readonly args?: readonly string[]; readonly before?: readonly string[] } = {},
    ): Started {
      return watched(
        spawn(findElectron(), [...before, ...desktopArguments({ dataDir, appDir: bare.dir, args })], {
          stdio: ['ignore', 'ignore', 'pipe'],
        }),
      )
    },

    /** The other host, on the same labs. */
    served(dataDir: string, before: readonly string[] = []): Started {
      return watched(
        spawn(process.execPath, [...before, join(bare.dir, 'out/headless.mjs'), '--data-dir', dataDir, '--provisioner', 'simulated'], {
          stdio: ['ignore', 'pipe', 'pipe'],
        }),
      )
    },
  }
}

function watched(child: ChildProcess): Started {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (part: string) => (text += part))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  onTestFinished(async () => {
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), 6_000)
    await ended
    clearTimeout(timer)
  })
  return { child, said: () => text, ended }
}
