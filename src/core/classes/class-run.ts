import type { Clock } from '../clock/clock'
import { done, later, type Outcome } from '../controller/outcome'
import { putStatus } from '../controller/put-status'
import { CLASS_APPLIED_ANNOTATION, CLASS_FINALIZER, CLASS_LABEL } from '../resource/annotations'
import { isApiError, isConflict, isNotFound } from '../resource/api-error'
import type { StoredClass } from '../resource/class'
import type { StoredLab } from '../resource/lab-instance'
import { API_VERSION, parseKey, refOf, type ResourceDraft, type ResourceKey } from '../resource/resource'
import type { ResourceStore } from '../store/resource-store'
import { classStatus } from './class-status'
import { decideClass, type ClassPlan, type LabWrite } from './decide-class'
import { declaredFor, type Member } from './members'
import { appliedTo } from './reconcile-lab'

export interface ClassRunOptions {
  readonly store: ResourceStore
  readonly clock: Clock
}

/** `before`: the labs of the class as they were decided on. */
interface Undertaking {
  readonly plan: ClassPlan
  readonly before: readonly StoredLab[]
  readonly signal: AbortSignal
}

/** So many writes are under way at once: the store makes one sync of them. */
const AT_ONCE = 64

/**
 * One run over one class: read again with its labs, decide, bring it all about. A class owns labs as a Deployment owns pods, and what becomes of
 * each lab then is the lab's own controller's affair. It watches nothing and remembers nothing: after a crash the same run says the same.
 */
export class ClassRun {
  readonly #options: ClassRunOptions

  constructor(options: ClassRunOptions) {
    this.#options = options
  }

  async take(key: ResourceKey, { signal }: { readonly signal: AbortSignal }): Promise<Outcome> {
    const { store, clock } = this.#options
    const cls = await store.find<StoredClass>(parseKey(key))
    if (cls === undefined) return done
    const labs = await this.#labsOf(cls)
    try {
      if (cls.metadata.deletionTimestamp !== undefined) return await this.#dismantle(cls, labs)
      const plan = decideClass({ cls, labs, now: clock.now() })
      if (plan.roster !== undefined) {
        await store.update<StoredClass>({ ...cls, spec: { ...cls.spec, roster: [...plan.roster] } })
        return later(0)
      }
      await this.#bringAbout(cls, { plan, before: labs, signal })
      return plan.wakeAt === undefined ? done : later(plan.wakeAt - clock.now())
    } catch (error) {
      // Somebody wrote class or lab meanwhile: it is decided anew, on what is there now.
      if (isConflict(error)) return later(0)
      throw error
    }
  }

  /** The label finds them, the owner reference proves them: another class of the same name was another class. */
  async #labsOf({ metadata: { name, namespace, uid } }: StoredClass): Promise<readonly StoredLab[]> {
    const where = { ...(namespace === undefined ? {} : { namespace }), labelSelector: `${CLASS_LABEL}=${name}` }
    const { items } = await this.#options.store.list<StoredLab>('LabInstance', where)
    return items.filter((lab) => isOwnedBy(lab, uid))
  }

  async #bringAbout(cls: StoredClass, { plan, before, signal }: Undertaking): Promise<void> {
    const taken: string[] = []
    await inTurns(plan.write, signal, (write) => this.#write(write))
    await inTurns(plan.create, signal, async (member) => {
      if (!(await this.#create(cls, member))) taken.push(member.name)
    })
    await inTurns(plan.remove, signal, (lab) => this.#remove(lab))
    const isTouched = plan.write.length + plan.create.length + plan.remove.length > 0
    const labs = isTouched ? await this.#labsOf(cls) : before
    await putStatus(this.#options.store, cls, (current) => classStatus(current, { plan, labs, taken, now: this.#options.clock.now() }))
  }

  /** False: a lab of that name is somebody else's. */
  async #create(cls: StoredClass, member: Member): Promise<boolean> {
    try {
      await this.#options.store.create(draftOf(cls, member, this.#options.clock.now()))
      return true
    } catch (error) {
      if (!isApiError(error, 'AlreadyExists')) throw error
      const { uid, namespace } = cls.metadata
      const there = await this.#options.store.find<StoredLab>({
        kind: 'LabInstance',
        name: member.name,
        ...(namespace === undefined ? {} : { namespace }),
      })
      return there !== undefined && isOwnedBy(there, uid)
    }
  }

  async #write({ lab, spec, applied }: LabWrite): Promise<void> {
    const annotations = { ...lab.metadata.annotations, [CLASS_APPLIED_ANNOTATION]: JSON.stringify(applied) }
    await this.#options.store.update<StoredLab>({ ...lab, metadata: { ...lab.metadata, annotations }, spec })
  }

  async #remove(lab: StoredLab): Promise<void> {
    try {
      await this.#options.store.delete(refOf(lab), { uid: lab.metadata.uid })
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }

  /** Its labs first, each with its work collected; the class is there until the last of them is gone. */
  async #dismantle(cls: StoredClass, labs: readonly StoredLab[]): Promise<Outcome> {
    for (const lab of labs) if (lab.metadata.deletionTimestamp === undefined) await this.#remove(lab)
    if (labs.length > 0) return done
    const finalizers = (cls.metadata.finalizers ?? []).filter((name) => name !== CLASS_FINALIZER)
    await this.#options.store.update<StoredClass>({ ...cls, metadata: { ...cls.metadata, finalizers } })
    return done
  }
}

function isOwnedBy({ metadata }: StoredLab, uid: string): boolean {
  return metadata.ownerReferences?.some((owner) => owner.uid === uid) === true
}

function draftOf(cls: StoredClass, member: Member, now: number): ResourceDraft {
  const { name, namespace, uid } = cls.metadata
  const declared = declaredFor(member, cls.spec)
  const { scheduledStart, ...begun } = declared
  // A latecomer's lab begins at once, whatever the class began with.
  const isPlanned = scheduledStart !== undefined && Date.parse(scheduledStart) > now
  return {
    kind: 'LabInstance',
    metadata: {
      name: member.name,
      ...(namespace === undefined ? {} : { namespace }),
      labels: { [CLASS_LABEL]: name },
      annotations: { [CLASS_APPLIED_ANNOTATION]: JSON.stringify(appliedTo(declared, cls.spec)) },
      ownerReferences: [{ apiVersion: API_VERSION, kind: cls.kind, name, uid, controller: true, blockOwnerDeletion: true }],
    },
    // The end is the class's: without one the lab would have its template's.
    spec: { ...(isPlanned ? declared : begun), duration: 'none' },
  }
}

/** One that fails keeps nothing from the others; the first failure is thrown when all were tried. */
async function inTurns<Item>(items: readonly Item[], signal: AbortSignal, act: (item: Item) => Promise<void>): Promise<void> {
  const failures: unknown[] = []
  for (let from = 0; from < items.length; from += AT_ONCE) {
    signal.throwIfAborted()
    const settled = await Promise.allSettled(items.slice(from, from + AT_ONCE).map(act))
    for (const result of settled) if (result.status === 'rejected') failures.push(result.reason)
  }
  if (failures.length > 0) throw failures[0]
}
