import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { bareApp } from './bare-app'
import { removeFolder } from './desktop-life'
import { launchDesktop } from './launch-desktop'
import type { LaunchedDesktop } from './launch-desktop'

export interface DesktopBench {
  readonly desktop: LaunchedDesktop
  readonly appDir: string
  readonly dataDir: string
}

/** One desktop app with a bare page for all specs of a file. */
export function desktopBench(): DesktopBench {
  const bench: { desktop?: LaunchedDesktop; appDir?: string; dataDir?: string } = {}
  const removals: (() => unknown)[] = []
  beforeAll(async () => {
    const { dir, remove } = bareApp()
    bench.appDir = dir
    bench.dataDir = mkdtempSync(join(tmpdir(), 'lab-desktop-'))
    removals.push(remove, () => removeFolder(bench.dataDir ?? ''))
    bench.desktop = await launchDesktop({ dataDir: bench.dataDir, appDir: dir })
  })
  afterAll(async () => {
    try {
      await bench.desktop?.close()
    } finally {
      for (const remove of removals) await remove()
    }
  })
  // Filled before the first spec of the file begins.
  return bench as DesktopBench
}
