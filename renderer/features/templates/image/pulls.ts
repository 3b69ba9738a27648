import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { useChannel } from '../../../client/connection'
import type { LabTemplate, PullProgress } from '../../../../src/contract/words'
import { useImages } from './images'

/** A pull that this person began; it goes on while another screen is looked at. */
export interface Pull {
  readonly progress?: PullProgress
  readonly isOver: boolean
  readonly error?: unknown
}

export const usePulls = defineStore('pulls', () => {
  const channel = useChannel()
  const images = useImages()
  /** By template name. */
  const pulls = shallowRef<ReadonlyMap<string, Pull>>(new Map())
  const stops = new Map<string, () => void>()

  function set(name: string, pull: Pull | undefined): void {
    const next = new Map(pulls.value)
    if (pull === undefined) next.delete(name)
    else next.set(name, pull)
    pulls.value = next
  }

  function end(template: LabTemplate, error: unknown): void {
    const { name } = template.metadata
    stops.delete(name)
    set(name, error === undefined ? undefined : { isOver: true, error })
    void images.ask(template)
  }

  function start(template: LabTemplate): void {
    const { name, namespace } = template.metadata
    if (stops.has(name)) return
    set(name, { isOver: false })
    stops.set(
      name,
      channel.subscribe(
        'pull',
        { template: name, ...(namespace === undefined ? {} : { namespace }) },
        {
          onEvents: (events) => set(name, { isOver: false, ...mergeProgress(pulls.value.get(name)?.progress, events.at(-1)) }),
          onEnd: (error) => end(template, error),
        },
      ),
    )
  }

  /** Lets go of the wait; a lab that wants the image as well keeps the pull going. */
  function cancel(template: LabTemplate): void {
    stops.get(template.metadata.name)?.()
    stops.delete(template.metadata.name)
    set(template.metadata.name, undefined)
  }
  return { pulls, start, cancel }
})

/** Never back, also when what is heard is: a bar that shrinks says nothing. */
export function mergeProgress(before: PullProgress | undefined, next: PullProgress | undefined): { readonly progress?: PullProgress } {
  if (next === undefined) return before === undefined ? {} : { progress: before }
  if (before === undefined || before.image !== next.image) return { progress: next }
  const percent = Math.max(before.percent ?? 0, next.percent ?? 0)
  const isKnown = before.percent !== undefined || next.percent !== undefined
  return { progress: { ...next, ...(isKnown ? { percent } : {}), receivedBytes: Math.max(before.receivedBytes, next.receivedBytes) } }
}
