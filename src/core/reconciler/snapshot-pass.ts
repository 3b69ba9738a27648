import type { Clock } from '../clock/clock'
import type { LiveFacts } from '../live/live-facts'
import { isConfirmedByAnswer } from '../resource/lab-conditions'
import type { ResourceKey } from '../resource/resource'
import type { SettingsSource } from '../settings/settings'
import { drifted } from './find/drifted'
import type { Finding } from './finding'
import { planFor } from '../plan/lab-plan'
import type { LabIndex } from './lab-index'
import type { TemplateTable } from './template-table'
import { type Snapshots, type LocatedObservation, observationIn } from './snapshot-reader'

export interface PassScope {
  readonly snapshots: Snapshots
  readonly templates: Pick<TemplateTable, 'of'>
  /** Every lab is to be compared, whether or not a snapshot has changed. */
  readonly isAnew: boolean
  readonly index: LabIndex
  readonly changes: { readonly keys: ReadonlySet<ResourceKey>; readonly vanishedUids: readonly string[] }
  /** Written while the snapshots were read: not to be compared with them, but on the next pass. */
  readonly touched: ReadonlySet<ResourceKey>
}

export interface SnapshotPassOptions {
  readonly clock: Clock
  readonly settings: SettingsSource
  readonly live: LiveFacts
}

/** Labs against the containers that are there: what differs, and what is confirmed to be as it should. */
export class SnapshotPass {
  readonly #options: SnapshotPassOptions

  /** Found adrift by the last pass: looked at again on every pass until they agree, also if no container changes. */
  #adrift = new Set<ResourceKey>()

  constructor(options: SnapshotPassOptions) {
    this.#options = options
  }

  find({ snapshots, templates, isAnew, index, changes, touched }: PassScope): Finding[] {
    const keys = snapshots.hasChanged || isAnew ? index.byKey.keys() : new Set([...changes.keys, ...this.#adrift])
    const findings: Finding[] = []
    const adrift = new Set<ResourceKey>()
    for (const key of keys) {
      if (touched.has(key)) continue
      const finding = this.#compare(key, { snapshots, index, templates })
      if (finding === undefined) continue
      findings.push(finding)
      adrift.add(key)
    }
    this.#adrift = adrift
    for (const kind of snapshots.byProvisioner.keys()) this.#options.live.confirmProvisioner(kind, this.#options.clock.now())
    return findings
  }

  #compare(key: ResourceKey, { snapshots, index, templates }: Pick<PassScope, 'snapshots' | 'index' | 'templates'>): Finding | undefined {
    const lab = index.byKey.get(key)
    if (lab === undefined) {
      this.#options.live.set(key, { world: undefined, confirmedAt: undefined })
      return undefined
    }
    const { clock, settings } = this.#options
    const seen = observationIn(snapshots, lab.metadata.uid, lab.status.provisioner)
    if (seen === undefined) return undefined
    const template = templates.of(lab)
    const plan = template === undefined ? {} : { plan: planFor(lab, template, clock.now()) }
    const input = {
      observation: seen.observation,
      ...plan,
      now: clock.now(),
      settings: settings.current(),
      provisioningMs: 0,
      isQuiet: true,
    }
    const finding = drifted(lab, input)
    this.#confirm(key, seen, finding === undefined && !isConfirmedByAnswer(lab.status))
    return finding
  }

  /** A lab that agrees shares in every later confirmation of its provisioner, at no cost, until it or its container changes. */
  #confirm(key: ResourceKey, { provisioner }: LocatedObservation, isConfirmed: boolean): void {
    const { live } = this.#options
    const agreed = isConfirmed ? provisioner : undefined
    if (live.get(key).world !== agreed) live.set(key, { world: agreed })
  }
}
