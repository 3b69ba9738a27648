import type { EngineView } from '../contract/engine-view'
import type { Sentence } from '../core/sentences/sentence'
import type { ServedEngine } from './served-engine'

/** The engine as it is at this moment. `notices`: what the store said at its opening; `storage`: what it takes no writes for right now. */
export function engineView(
  engine: ServedEngine,
  { notices, storage }: Pick<EngineView, 'notices'> & { readonly storage: Sentence | undefined },
): EngineView {
  const held = engine.brake.status()
  return {
    loops: engine.statuses(),
    queue: engine.waiting(),
    provisioners: Object.fromEntries(engine.provisioners().map((each) => [each.kind, each.health()])),
    notices,
    ...(storage === undefined ? {} : { storage }),
    ...(held === undefined ? {} : { brake: held }),
    quarantine: engine.reconciler.quarantine(),
    settings: engine.settings.current(),
    resourceVersion: engine.store.resourceVersion,
  }
}
