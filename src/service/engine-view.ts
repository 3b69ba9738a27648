import type { EngineView } from '../contract/engine-view'
import type { ServedEngine } from './served-engine'

/** The engine as it is at this moment. `notices`: what the store said at its opening. */
export function engineView(engine: ServedEngine, notices: readonly unknown[]): EngineView {
  const held = engine.brake.status()
  return {
    loops: engine.statuses(),
    queue: engine.waiting(),
    provisioners: Object.fromEntries(engine.provisioners().map((each) => [each.kind, each.health()])),
    notices,
    ...(held === undefined ? {} : { brake: held }),
    quarantine: engine.reconciler.quarantine(),
    settings: engine.settings.current(),
    resourceVersion: engine.store.resourceVersion,
  }
}
