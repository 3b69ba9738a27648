import { ReconcileLoop, type ReconcileLoopOptions } from '../controller/reconcile-loop'
import { CLASS_LABEL } from '../resource/annotations'
import type { StoredClass } from '../resource/class'
import type { StoredLab } from '../resource/lab-instance'
import { keyOf, refOf, type ResourceKey } from '../resource/resource'
import type { ResourceChange } from '../store/resource-store'
import { ClassRun, type ClassRunOptions } from './class-run'

/** Classes are few, and a run over one waits for the store alone. */
const WORKERS = 4
/** Labs of a class move on together: their news are counted at once. */
const GATHER_MS = 100

type Options = Omit<ReconcileLoopOptions, 'workers' | 'reconcile'> & ClassRunOptions

/** Brings each class about. The only writer of a class's status, and of what a class says of its labs. */
export class ClassController {
  readonly #options: Options
  readonly #loop: ReconcileLoop

  constructor(options: Options) {
    this.#options = options
    const run = new ClassRun(options)
    this.#loop = new ReconcileLoop({ ...options, workers: WORKERS, reconcile: (key, hand) => run.take(key, hand) })
  }

  start(): void {
    this.#loop.start()
  }

  stop(): Promise<void> {
    return this.#loop.stop()
  }

  pause(): void {
    this.#options.queue.hold()
  }

  resume(): void {
    this.#options.queue.resume()
  }

  runNow(): void {
    this.#options.queue.letOneOut()
  }

  /** A class was declared or changed. */
  learn({ current }: ResourceChange<StoredClass>): void {
    this.#options.queue.add(keyOf(refOf(current)))
  }

  /** What becomes of a lab is news for the class that owns it. */
  learnLab({ current }: ResourceChange<StoredLab>): void {
    const key = classKeyOf(current)
    if (key !== undefined) this.#options.queue.addAfter(key, GATHER_MS)
  }
}

function classKeyOf({ metadata: { labels, namespace, ownerReferences } }: StoredLab): ResourceKey | undefined {
  const name = labels?.[CLASS_LABEL]
  const isOwned = ownerReferences?.some((owner) => owner.kind === 'Class' && owner.name === name) === true
  return name === undefined || !isOwned ? undefined : keyOf({ kind: 'Class', ...(namespace === undefined ? {} : { namespace }), name })
}
