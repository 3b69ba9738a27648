import { composeEngine } from '../compose-engine'
import type { EngineHostOptions } from '../compose-engine'
import { loadPanel } from '../panel/panel'
import { HeadlessHost } from './headless-host'

export interface ComposeOptions extends EngineHostOptions {
  /** Where the built renderer is. */
  readonly panelDir: string
}

/** The engine behind HTTP. Takes the data directory; throws StorageError if another process has it, StartError before that. */
export async function compose({ panelDir, ...options }: ComposeOptions) {
  const { clock, log } = options
  const panel = await loadPanel(panelDir)
  const { engine, service, closeWorld } = await composeEngine(options, 'browser')
  const host = new HeadlessHost({ service, clock, log, panel })
  return { engine, host, closeWorld }
}
