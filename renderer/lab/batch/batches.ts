import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import { useEngineMessages } from '../engine-messages'
import { toasts } from '../../ui/toasts'
import { useMessages } from '../../ui/i18n'
import { runBatch } from './run-batch'
import type { BatchItem } from './run-batch'

/** What a batch does, as a key under `lab.batch`. */
export type BatchKind = 'extend' | 'restart' | 'limit' | 'delete' | 'create'

export interface LabItem extends BatchItem {
  /** The lab's key. */
  readonly key: string
}

export interface Report {
  readonly kind: BatchKind
  readonly failures: readonly { readonly item: LabItem; readonly sentence: string }[]
}

/** Batches under way, one toast for each, and the report of the one that a person asked to see. They go on when the screen changes. */
export const useBatches = defineStore('batches', () => {
  const { t } = useMessages()
  const { errorText } = useEngineMessages()
  const report = shallowRef<Report>()
  const router = useRouter()
  let count = 0

  async function run(kind: BatchKind, items: readonly LabItem[]): Promise<void> {
    const id = `batch-${++count}`
    let isCancelled = false
    const cancel = { label: t('ui.cancel'), run: () => void (isCancelled = true) }
    const showProgress = (finished: number) =>
      !isCancelled && toasts.progress(id, t(`lab.batch.${kind}.doing`, { finished, of: items.length }), cancel)
    showProgress(0)
    const { done, failed, left } = await runBatch(items, { isCancelled: () => isCancelled, onProgress: showProgress })
    const failures = failed.map(({ item, error }) => ({ item, sentence: errorText(error) }))
    const parts = [
      t(`lab.batch.${kind}.done`, { count: done.length }),
      ...(failed.length > 0 ? [t('lab.batch.failed', { count: failed.length })] : []),
      ...(left.length > 0 ? [t('lab.batch.left', { count: left.length })] : []),
    ]
    // A toast that was cancelled is on its way out: the result needs one of its own.
    toasts.settle(
      isCancelled ? `${id}-end` : id,
      parts.join(', '),
      failed.length === 0,
      failed.length === 0 ? undefined : { label: t('ui.show'), run: () => show({ kind, failures }) },
    )
  }

  /** It stands above the list of labs, wherever it was asked for. */
  function show(asked: Report): void {
    report.value = asked
    if (router.currentRoute.value.matched[0]?.name !== 'labs') void router.push({ name: 'labs' })
  }

  return {
    report,
    run,
    again(): void {
      const asked = report.value
      report.value = undefined
      if (asked !== undefined)
        void run(
          asked.kind,
          asked.failures.map(({ item }) => item),
        )
    },
  }
})
