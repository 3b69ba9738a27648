import type { ControllerOptions } from '../../../src/core/controller/run-context'
import { HostPorts } from '../../../src/core/controller/host-ports'
import { LiveFactsBoard } from '../../../src/core/live/live-facts-board'
import type { Observation } from '../../../src/core/provisioner/observation'
import type { Provisioner } from '../../../src/core/provisioner/provisioner'
import { ProvisionerError } from '../../../src/core/provisioner/provisioner-error'
import { WorkQueue } from '../../../src/core/queue/work-queue'
import type { LabTemplateSpec } from '../../../src/core/resource/lab-template'
import type { StoredLab } from '../../../src/core/resource/lab-instance'
import { aTemplate } from '../../fixtures/a-lab'
import { aStore, declareLab, labKey, labRef, setStatus } from '../../fixtures/a-store'
import { FakeClock } from '../../fixtures/fake-clock'
import { FixedSettings } from '../../fixtures/fixed-settings'
import { RecordingLog } from '../../fixtures/recording-log'

export const KEY = labKey('ada')
export const CONTAINER = 'c'.repeat(64)
export const silence = () => new ProvisionerError('DockerUnavailable', 'unavailable', { sentence: { code: 'DockerSilent' } })
export const trouble = () => new ProvisionerError('StartFailed', 'transient', { sentence: { code: 'CommandNotFound' } })
export const hopeless = () => new ProvisionerError('BadCommand', 'terminal', { sentence: { code: 'CommandNotFound' } })
export const raises = (error: () => unknown) => (): never => {
  throw error()
}

export const running = (seen: Partial<Observation> = {}): Observation => ({
  uid: 'u',
  condition: 'running',
  containerId: CONTAINER,
  ports: {},
  ...seen,
})

type Asked = 'observe' | 'ensure' | 'restart' | 'probe' | 'diagnose' | 'limit' | 'stop' | 'collect' | 'remove' | 'imageStatus' | 'logs'
/** What the world says to each question; the newest answer stays. */
export type Answers = Partial<Record<Asked, (...args: never[]) => unknown>>

/** A world that answers as told and remembers what it was asked. */
export function aWorld(answers: Answers = {}, kind = 'simulated') {
  const asked: string[] = []
  const told: Answers = {
    observe: () => running(),
    ensure: () => ({ phase: 'running', observation: running() }),
    restart: () => ({ phase: 'running', observation: running() }),
    probe: () => ({ answered: true, endpoint: 'http://127.0.0.1:1/' }),
    imageStatus: () => ({ present: false }),
    ...answers,
  }
  const ask =
    (what: Asked) =>
    async (...args: never[]) => {
      asked.push(what)
      return told[what]?.(...args)
    }
  const provisioner = {
    kind,
    ...Object.fromEntries((['observe', 'ensure', 'restart', 'probe', 'diagnose', 'limit'] as const).map((what) => [what, ask(what)])),
    ...Object.fromEntries((['stop', 'collect', 'remove', 'imageStatus'] as const).map((what) => [what, ask(what)])),
    async *logs() {
      yield* ((await ask('logs')()) as readonly string[] | undefined) ?? []
    },
    secretsOf: () => ({}),
  } as unknown as Provisioner
  return { asked, told, provisioner }
}

/** A controller's surroundings, real where they are plain (store, queue, settings in memory), around worlds that answer as told. */
export async function aBench(...worlds: readonly ReturnType<typeof aWorld>[]) {
  const clock = new FakeClock()
  const store = aStore(clock)
  const settings = new FixedSettings()
  const queue = new WorkQueue({ clock, backoff: () => ({ baseMs: 1_000, capMs: 300_000 }) })
  const log = new RecordingLog()
  const counted: string[] = []
  const durations: [string, number][] = []
  const published: string[] = []
  const hostPorts = new HostPorts(() => settings.current().network.labPorts)
  const provisioners = worlds.map(({ provisioner }) => provisioner)
  const options = {
    store,
    queue,
    settings,
    clock,
    log,
    hostPorts,
    provisioners: () => provisioners,
    provisionerFor: (kind: string) => provisioners.find((each) => each.kind === kind) as Provisioner,
    mayExpire: () => true,
    live: new LiveFactsBoard({ log }),
    metrics: { count: (name: string) => counted.push(name), duration: (name: string, ms: number) => durations.push([name, ms]) },
    events: { publish: (type: string, subject: string) => published.push(`${type} ${subject}`) },
  } as unknown as ControllerOptions
  return {
    clock,
    store,
    settings,
    queue,
    log,
    counted,
    durations,
    published,
    options,
    offer: (spec: Partial<LabTemplateSpec> = {}) => store.create(aTemplate(spec)),
    declare: (name = 'ada', spec: Parameters<typeof declareLab>[2] = {}) => declareLab(store, name, spec),
    /** Of a declared lab, by way of provisioning. */
    ready: async (status: Partial<StoredLab['status']> = {}) => {
      await setStatus(store, 'ada', { state: 'provisioning', startedAt: new Date(clock.now()).toISOString(), provisioner: 'simulated' })
      return setStatus(store, 'ada', { state: 'ready', containerId: CONTAINER, ...status })
    },
    be: (status: Parameters<typeof setStatus>[2], name = 'ada') => setStatus(store, name, status),
    lab: (name = 'ada') => store.get<StoredLab>(labRef(name)),
  }
}
