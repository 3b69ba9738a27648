import { useChannel } from '../../client/connection'
import { useNow } from '../../ui/now'
import { clock } from '../../ui/time'
import { toasts } from '../../ui/toasts'
import { useMessages } from '../../ui/i18n'
import { useDelayedDeletes } from './delayed-deletes'
import { useEngineMessages } from '../engine-messages'
import {
  deleteLab,
  extendLab,
  extendLabUntil,
  keepLabUntil,
  limitLab,
  openLab,
  replaceLab,
  restartLab,
  restartLabWith,
} from './lab-actions'
import { FOR_GOOD } from '../work/kept'
import { isToBeRetried } from '../lab-row'
import { moreMemoryPatch } from '../limits/limits-form'
import type { LimitsPatch } from '../limits/limits-form'
import { memoryQuantity, memoryText } from '../limits/memory'
import type { LabRow } from '../lab-row'

/** What a person does to one lab, answered at once and, when it fails, with the engine's sentence. */
export function useLabActions() {
  const channel = useChannel()
  const deletes = useDelayedDeletes()
  const now = useNow()
  const { t, locale } = useMessages()
  const { errorText } = useEngineMessages()

  async function attempt(
    action: 'open' | 'copy' | 'extend' | 'keep' | 'limit' | 'restart' | 'delete',
    { name }: LabRow,
    work: () => Promise<unknown>,
  ): Promise<void> {
    try {
      await work()
    } catch (error) {
      toasts.failed(t(`lab.failed.${action}`, { name }), errorText(error))
    }
  }

  async function copyAddress(row: LabRow): Promise<void> {
    const { url } = await channel.call('openLink', { namespace: row.namespace, name: row.name })
    await navigator.clipboard.writeText(url).then(
      () => toasts.done(t('lab.doing.copied', { name: row.name })),
      // No permission, or a page that did not come over a safe line: then a person copies by hand.
      () => toasts.warn(t('lab.doing.copyRefused'), url),
    )
  }

  return {
    open: (row: LabRow) => attempt('open', row, () => openLab(channel, row)),
    copy: (row: LabRow) => attempt('copy', row, () => copyAddress(row)),
    extend: (row: LabRow, minutes: number) =>
      attempt('extend', row, async () => {
        await extendLab(channel, row.lab, minutes, now.read())
        toasts.done(t('lab.doing.extend', { name: row.name, minutes }))
      }),
    extendUntil: (row: LabRow, endsAt: number) =>
      attempt('extend', row, async () => {
        await extendLabUntil(channel, row, endsAt)
        toasts.done(t('lab.doing.extendUntil', { name: row.name, when: clock(endsAt, now.now, locale.value) }))
      }),
    keep: (row: LabRow, until: number) =>
      attempt('keep', row, async () => {
        await keepLabUntil(channel, row, until)
        toasts.done(
          until >= FOR_GOOD
            ? t('lab.doing.keepForGood', { name: row.name })
            : t('lab.doing.keep', { name: row.name, when: clock(until, now.now, locale.value) }),
        )
      }),
    restart: (row: LabRow) =>
      attempt('restart', row, async () => {
        await restartLab(channel, row, now.read())
        toasts.done(t(isToBeRetried(row) ? 'lab.doing.tryNow' : 'lab.doing.restart', { name: row.name }))
      }),
    limit: (row: LabRow, limits: LimitsPatch) =>
      attempt('limit', row, async () => {
        await limitLab(channel, row, limits)
        toasts.done(t(limits.resources === null ? 'lab.doing.limitOff' : 'lab.doing.limit', { name: row.name }))
      }),
    /** Its own limits last for good then, and so much of the memory. */
    replace: (row: LabRow) =>
      attempt('restart', row, async () => {
        await replaceLab(channel, row, now.read())
        toasts.done(t('lab.doing.restart', { name: row.name }))
      }),
    restartWith: (row: LabRow, memoryBytes: number) =>
      attempt('restart', row, async () => {
        const at = now.read()
        await restartLabWith(channel, row, moreMemoryPatch(row.lab, memoryQuantity(memoryBytes), at), at)
        toasts.done(t('lab.doing.restartWith', { name: row.name, memory: memoryText(memoryBytes, locale.value) }))
      }),
    /** After a few seconds in which it can be undone: in the toast, and wherever the lab is shown (see delayed-deletes.ts). */
    deleteSoon(row: LabRow): void {
      const toast = toasts.undo(t('lab.undo.deleting', { name: row.name }), { label: t('ui.undo'), run: () => deletes.undo(row.key) })
      deletes.ask(row.key, () => {
        toasts.dismiss(toast)
        void attempt('delete', row, () => deleteLab(channel, row))
      })
    },
  }
}
