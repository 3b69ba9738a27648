import type Docker from 'dockerode'
import { FORCE_DELETE_ANNOTATION, REPLACE_ANNOTATION } from '../../../src/core/resource/annotations'
import { isEnded } from '../../../src/core/resource/lab-states'
import type { StoredLab } from '../../../src/core/resource/lab-instance'
import { LABEL } from '../../../src/provisioners/docker/container/labels'
import { SAMPLE_IMAGE } from '../../../src/provisioners/docker/image/sample-image'
import type { Roll } from '../../fixtures/dice'
import { LABS } from '../../fixtures/http-client'
import type { FastClock } from './fast-clock'
import type { Oracle } from './oracle'
import type { School } from './school'

interface Options {
  readonly school: School
  readonly docker: Docker
  readonly oracle: Oracle
  readonly clock: FastClock
  readonly roll: Roll
  /** One that brings a volume of its own. */
  readonly volumeImage: string
}

const MINUTE = 60_000
const PLACES = 8
const TEMPLATES = ['folder', 'volumes', 'root'] as const
const MERGE = { 'content-type': 'application/merge-patch+json' }
const API = '/apis/lab.neuroglia.com/v1/namespaces/student-labs'

/** A hand that does one thing after another, as a seed decides: a teacher's wishes, an administrator's mistakes, and bad luck. */
export class Hand {
  readonly #is: Options
  #labs: readonly StoredLab[] = []
  #isPractice = false

  constructor(options: Options) {
    this.#is = options
  }

  /** Does one thing; says what. What the engine refuses is refused. */
  async act(labs: readonly StoredLab[]): Promise<string> {
    this.#labs = labs
    const acts = this.#acts()
    const sum = acts.reduce((all, [weight]) => all + weight, 0)
    let at = this.#is.roll() * sum
    const [, name, act] = acts.find(([weight]) => (at -= weight) < 0) ?? acts[0] ?? [0, 'nothing', async () => '']
    try {
      return `${name} ${(await act()) ?? ''}`
    } catch (error) {
      return `${name}: refused (${String(error).slice(0, 160)})`
    }
  }

  /** Everything that is broken is whole again. */
  async makeWhole(): Promise<void> {
    const { school } = this.#is
    school.freeDisk()
    school.line.be('whole')
    await school.kill9()
    await school.start()
    this.#isPractice = false
    await this.offerTemplates()
    await this.tune({ work: { maxSize: '2Gi' }, cleanup: { gracePeriod: '24h' }, safety: { maxUnaskedRemovals: 1000, maxUnaskedShare: 1 } })
  }

  async offerTemplates(): Promise<void> {
    for (const name of TEMPLATES) await this.#offer(name).catch(() => this.#edit(name, this.#specOf(name)))
  }

  tune(spec: Parameters<School['labs']['tune']>[0]): Promise<void> {
    return this.#is.school.labs.tune({ reconcile: { interval: '60s', timeout: '1h' }, provisioning: { timeout: '1h' }, ...spec })
  }

  #acts(): readonly (readonly [number, string, () => Promise<unknown>])[] {
    const { school, roll } = this.#is
    return [
      [10, 'declare', () => this.#declare()],
      [5, 'delete', () => this.#each((lab) => school.labs.delete(lab.metadata.name))],
      [2, 'delete by force', () => this.#each((lab) => this.#force(lab))],
      [4, 'extend', () => this.#each(({ metadata }) => school.labs.edit(metadata.name, { duration: null, endsAt: this.#in(30) }), true)],
      [2, 'end now', () => this.#each(({ metadata }) => school.labs.edit(metadata.name, { endsAt: this.#in(1) }))],
      [3, 'restart', () => this.#each(({ metadata }) => school.labs.edit(metadata.name, { restartAt: this.#in(0) }))],
      [3, 'replace', () => this.#each((lab) => this.#replace(lab))],
      [8, 'edit template', () => this.#editTemplate()],
      [2, 'remake template', () => this.#remakeTemplate()],
      [3, 'change settings', () => this.#changeSettings()],
      [3, 'kill -9', () => school.kill9().then(() => school.start(this.#isPractice ? 'simulated' : undefined))],
      [this.#isPractice ? 8 : 1.5, this.#isPractice ? 'end the practice' : 'practise', () => this.#practise()],
      [
        school.isFull ? 6 : 2,
        school.isFull ? 'free the disk' : 'fill the disk',
        async () => (school.isFull ? school.freeDisk() : school.fillDisk()),
      ],
      [school.line.state === 'whole' ? 3 : 9, 'line to Docker', () => this.#line()],
      [3, 'prune', () => this.#prune()],
      [3, 'docker rm -f', () => this.#takeContainer(roll() < 0.5)],
      [2, 'docker rm -f and delete', () => this.#takeAndDelete()],
      [2, 'docker pause or kill', () => this.#disturb()],
      [0.7, 'lose the store', () => this.#loseStore()],
      [2, 'adopt', () => school.labs.adopt()],
    ]
  }

  async #declare(): Promise<string> {
    const { school, roll } = this.#is
    const free = Array.from({ length: PLACES }, (_, place) => `student-${place}`).filter((name) =>
      this.#labs.every(({ metadata }) => metadata.name !== name),
    )
    const name = free[Math.floor(roll() * free.length)]
    if (name === undefined) return 'nobody: the class is full'
    const template = this.#template()
    await school.labs.declare(name, { template, duration: `${10 + Math.floor(roll() * 50)}m` })
    return `${name} ${template}`
  }

  async #each(act: (lab: StoredLab) => Promise<unknown>, wantsEnded = false): Promise<string> {
    const labs = this.#labs.filter(
      ({ metadata, status }) => metadata.deletionTimestamp === undefined && (!wantsEnded || isEnded(status.state)),
    )
    const lab = labs[Math.floor(this.#is.roll() * labs.length)]
    if (lab === undefined) return 'nobody'
    await act(lab)
    return `${lab.metadata.name} (${lab.status.state})`
  }

  async #force(lab: StoredLab): Promise<void> {
    const { school, oracle } = this.#is
    oracle.forced(lab.metadata.uid)
    await this.#patch(`${LABS}/${lab.metadata.name}`, { metadata: { annotations: { [FORCE_DELETE_ANNOTATION]: 'true' } } })
    await school.labs.delete(lab.metadata.name)
  }

  async #replace({ metadata: { name } }: StoredLab): Promise<void> {
    const restartAt = this.#in(0)
    await this.#patch(`${LABS}/${name}`, { metadata: { annotations: { [REPLACE_ANNOTATION]: restartAt } }, spec: { restartAt } })
  }

  #specOf(name: string) {
    const { volumeImage } = this.#is
    const common = {
      title: name,
      provisioner: 'docker' as const,
      ports: [{ name: 'http', containerPort: 8080 }],
      readiness: { type: 'http' as const, port: 8080 },
      workDir: '/home/student',
    }
    if (name === 'volumes') return { ...common, image: volumeImage, stopTimeout: 1, writable: false }
    return { ...common, image: SAMPLE_IMAGE, stopTimeout: 0, writable: name === 'root' }
  }

  #offer(name: string): Promise<void> {
    return this.#is.school.labs.offer(name, this.#specOf(name))
  }

  async #edit(name: string, spec: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#is.school.labs.editTemplate(name, spec)
  }

  async #editTemplate(): Promise<string> {
    const { roll, volumeImage } = this.#is
    const name = this.#template()
    const edits: readonly Readonly<Record<string, unknown>>[] = [
      { workDir: null },
      { workDir: '/tmp' },
      { workDir: '/www' },
      { workDir: '/home/elsewhere' },
      { image: volumeImage },
      { image: SAMPLE_IMAGE },
      { writable: true },
      { writable: false },
      { provisioner: 'simulated' },
      { environment: { CLASS: `${Math.floor(roll() * 100)}` } },
      { stopTimeout: Math.floor(roll() * 3) },
      this.#specOf(name),
      this.#specOf(name),
      this.#specOf(name),
    ]
    const spec = edits[Math.floor(roll() * edits.length)] ?? {}
    await this.#edit(name, spec)
    return `${name} ${JSON.stringify(spec)}`
  }

  async #remakeTemplate(): Promise<string> {
    const name = this.#template()
    const { school, roll } = this.#is
    await school.labs.http.ask(`${API}/labtemplates/${name}`, { method: 'DELETE' })
    await school.labs.offer(name, { ...this.#specOf(name), ...(roll() < 0.5 ? { workDir: '/home/other' } : {}) })
    return name
  }

  async #changeSettings(): Promise<string> {
    const { roll } = this.#is
    const some = [
      { work: { maxSize: roll() < 0.3 ? '10Mi' : '2Gi' } },
      { cleanup: { gracePeriod: `${5 + Math.floor(roll() * 60)}m`, interval: '60s', failedLabs: roll() < 0.5 } },
      { drift: { events: roll() < 0.5 } },
      { safety: { maxUnaskedRemovals: Math.floor(roll() * 10) } },
      { watch: { mode: roll() < 0.5 ? ('poll' as const) : ('instant' as const) } },
    ]
    const spec = some[Math.floor(roll() * some.length)] ?? {}
    await this.tune(spec)
    return JSON.stringify(spec)
  }

  /** The same directory, for practice, and back the next time that the engine is started. */
  async #practise(): Promise<void> {
    const { school } = this.#is
    await school.kill9()
    await school.start(this.#isPractice ? undefined : 'simulated')
    this.#isPractice = !this.#isPractice
  }

  async #line(): Promise<string> {
    const { line } = this.#is.school
    line.be(line.state === 'whole' ? (this.#is.roll() < 0.5 ? 'cut' : 'silent') : 'whole')
    return line.state
  }

  /** As an administrator does, but for what is ours only. */
  async #prune(): Promise<string> {
    const { docker, oracle, roll } = this.#is
    const filters = await this.#ours()
    const containers = await docker.listContainers({ all: true, filters })
    const { Volumes } = await docker.listVolumes({ filters })
    const { ContainersDeleted } = await docker.pruneContainers({ filters })
    const gone = new Set(ContainersDeleted ?? [])
    const { VolumesDeleted } = roll() < 0.6 ? await docker.pruneVolumes({ filters }) : { VolumesDeleted: [] }
    const lost = new Set(VolumesDeleted ?? [])
    const uids = [
      ...containers.filter(({ Id }) => gone.has(Id)).map(({ Labels }) => Labels[LABEL.uid] ?? ''),
      ...(Volumes ?? []).filter(({ Name }) => lost.has(Name)).map(({ Labels }) => Labels[LABEL.uid] ?? ''),
    ]
    for (const uid of uids) oracle.tookAway(uid)
    return `${gone.size} containers, ${lost.size} volumes of ${[...new Set(uids)].map((uid) => uid.slice(0, 8)).join(' ')}`
  }

  async #takeContainer(withVolume: boolean): Promise<string> {
    const { docker, oracle } = this.#is
    const container = await this.#someContainer('running')
    if (container === undefined) return 'none'
    const uid = container.Labels[LABEL.uid] ?? ''
    oracle.tookAway(uid)
    await docker.getContainer(container.Id).remove({ force: true, v: true })
    if (withVolume) await docker.getVolume(`lab-${uid}`).remove()
    return `${uid.slice(0, 8)}${withVolume ? ' with its volume' : ''}`
  }

  /** In one breath: nobody has noticed what is missing when the lab goes. */
  async #takeAndDelete(): Promise<string> {
    const taken = await this.#takeContainer(true)
    const lab = this.#labs.find(({ metadata }) => taken.startsWith(metadata.uid.slice(0, 8)))
    if (lab !== undefined) await this.#is.school.labs.delete(lab.metadata.name)
    return taken
  }

  async #disturb(): Promise<string> {
    const { docker, roll } = this.#is
    const container = await this.#someContainer('running')
    if (container === undefined) return 'none'
    const isPause = roll() < 0.5
    await (isPause ? docker.getContainer(container.Id).pause() : docker.getContainer(container.Id).kill())
    return `${isPause ? 'pause' : 'kill'} ${(container.Labels[LABEL.uid] ?? '').slice(0, 8)}`
  }

  async #loseStore(): Promise<string> {
    const { school } = this.#is
    if (school.isFull) return 'not now'
    await school.kill9()
    this.#is.oracle.tookStore()
    school.loseStore()
    await school.start()
    this.#isPractice = false
    await this.offerTemplates()
    await this.tune({})
    return 'and the templates made again'
  }

  async #someContainer(state: string) {
    const found = await this.#is.docker.listContainers({ all: true, filters: { ...(await this.#ours()), status: [state] } })
    const labs = found.filter(({ Labels }) => Labels[LABEL.role] === undefined)
    return labs[Math.floor(this.#is.roll() * labs.length)]
  }

  async #ours() {
    return { label: [`${LABEL.instance}=${this.#is.school.instances.at(-1)}`] }
  }

  async #patch(path: string, body: unknown): Promise<void> {
    const { code, text } = await this.#is.school.labs.http.ask(path, { method: 'PATCH', headers: MERGE, body })
    if (code >= 300) throw new Error(`${code} ${text}`)
  }

  #template(): string {
    return TEMPLATES[Math.floor(this.#is.roll() * TEMPLATES.length)] ?? 'folder'
  }

  #in(minutes: number): string {
    return new Date(this.#is.clock.now() + minutes * MINUTE).toISOString()
  }
}
