import type { About } from '../../contract/about'
import type { EngineView } from '../../contract/engine-view'
import { templateOf } from '../../core/controller/template-of'
import type { StoredLab } from '../../core/resource/lab-instance'
import type { LabTemplate } from '../../core/resource/lab-template'
import type { EngineSettings } from '../../core/resource/engine-settings'
import type { LogLine } from './log-ring'
import { maskFor } from './mask'
import { SecretFinder } from './secret-finder'
import type { ServedEngine } from '../served-engine'

/** A class is thirty; what is wrong with the thousandth lab is wrong with the first as well. */
const MOST_LABS = 1_000
const MOST_TEMPLATES = 200

export interface DiagnosticsOptions {
  readonly engine: ServedEngine
  readonly about: About
  readonly view: EngineView
  readonly recentLog: readonly LogLine[]
  /** Between one object and the next everybody else has a turn. */
  readonly yieldToEventLoop: () => Promise<void>
}

/** All that helps to find a fault, in a form that may be sent to somebody else. */
export async function diagnostics({
  engine,
  about,
  view,
  recentLog,
  yieldToEventLoop,
}: DiagnosticsOptions): Promise<Readonly<Record<string, unknown>>> {
  const { store } = engine
  const { items: labs } = await store.list<StoredLab>('LabInstance', { limit: MOST_LABS })
  const { items: templates } = await store.list<LabTemplate>('LabTemplate', { limit: MOST_TEMPLATES })
  const { items: settings } = await store.list<EngineSettings>('EngineSettings')
  const finder = new SecretFinder(await generatedSecrets(engine, labs))
  for (const { spec } of [...labs, ...templates]) {
    finder.learn(Object.values(spec.environment ?? {}))
    await yieldToEventLoop()
  }
  const mask = maskFor(finder)
  const eachMasked = async (objects: readonly unknown[]): Promise<readonly unknown[]> => {
    const copies: unknown[] = []
    for (const object of objects) {
      copies.push(mask(object))
      await yieldToEventLoop()
    }
    return copies
  }
  // Where the data is has to be known to whoever helps, even if it is below somebody's home.
  return {
    engine: mask(view),
    settings: mask(settings),
    notices: await eachMasked(engine.notices.recent()),
    metrics: mask(engine.readMetrics()),
    templates: await eachMasked(templates),
    labs: await eachMasked(labs),
    log: await eachMasked(recentLog),
    about: { ...(mask(about) as typeof about), dataDir: about.dataDir },
  }
}

async function generatedSecrets({ store, provisionerFor }: ServedEngine, labs: readonly StoredLab[]): Promise<string[]> {
  const perLab = await Promise.all(
    labs.map(async (lab) => {
      const template = await templateOf(store, lab)
      const { secrets = [], provisioner } = template?.spec ?? {}
      return provisioner === undefined || secrets.length === 0
        ? []
        : Object.values(provisionerFor(provisioner).secretsOf({ uid: lab.metadata.uid, secrets }))
    }),
  )
  return perLab.flat()
}
