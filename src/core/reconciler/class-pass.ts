import { decideClass, type ClassPlan } from '../classes/decide-class'
import type { Clock } from '../clock/clock'
import type { StoredClass } from '../resource/class'
import type { StoredLab } from '../resource/lab-instance'
import { keyOf, refOf, type ResourceKey } from '../resource/resource'
import { ListWatch } from '../store/list-watch'
import type { ResourceStore } from '../store/resource-store'
import type { Finding } from './finding'
import type { LabIndex } from './lab-index'

/** Classes against their labs: what a lost change or a lost timer left undone is found on the next pass. Where there is no class it costs nothing. */
export class ClassPass {
  readonly #clock: Clock
  #classes = new Map<ResourceKey, StoredClass>()
  readonly #source: ListWatch<StoredClass>

  constructor(options: { readonly store: ResourceStore; readonly clock: Clock; readonly onRetry: () => void }) {
    this.#clock = options.clock
    this.#source = new ListWatch({
      ...options,
      kind: 'Class',
      onList: ({ items }) => {
        this.#classes = new Map(items.map((cls) => [keyOf(refOf(cls)), cls]))
      },
      onChange: ({ type, key, current }) => void (type === 'DELETED' ? this.#classes.delete(key) : this.#classes.set(key, current)),
      // Read on the next pass: the class's own controller has the news at once.
      onNews: () => undefined,
    })
  }

  catchUp(): Promise<void> {
    return this.#source.catchUp()
  }

  find({ byKey, keysByOwner }: LabIndex): readonly Finding[] {
    return [...this.#classes].flatMap(([key, cls]) => {
      const labs = [...(keysByOwner.get(cls.metadata.uid) ?? [])].flatMap((lab) => byKey.get(lab) ?? [])
      const detail = differenceOf(cls, labs, this.#clock.now())
      return detail === undefined ? [] : [{ type: 'drifted' as const, key, uid: cls.metadata.uid, detail }]
    })
  }

  close(): void {
    this.#source.close()
  }
}

function differenceOf(cls: StoredClass, labs: readonly StoredLab[], now: number): string | undefined {
  if (cls.metadata.deletionTimestamp !== undefined) return isHeldUp(labs) ? 'labs left to delete' : undefined
  const plan = decideClass({ cls, labs, now })
  if (plan.phase !== cls.status.phase) return `${plan.phase} by now`
  return OPEN.find(([, isOpen]) => isOpen(plan))?.[0]
}

/** Nobody has asked the rest of its labs to go, or all are gone and the class is not. */
const isHeldUp = (labs: readonly StoredLab[]): boolean => labs.every(({ metadata }) => metadata.deletionTimestamp === undefined)

const OPEN: readonly (readonly [string, (plan: ClassPlan) => boolean])[] = [
  ['labs not made', ({ create }) => create.length > 0],
  ['labs not as declared', ({ write }) => write.length > 0],
  ['labs left to remove', ({ remove }) => remove.length > 0],
  ['a change of one lab not on the list', ({ roster }) => roster !== undefined],
]
