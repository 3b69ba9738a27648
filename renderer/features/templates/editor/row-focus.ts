import { nextTick, useTemplateRef } from 'vue'

/** Of a part whose element is `ref="root"`: rows that come and go, with the focus where the hand goes next: in a new row's first field; after a row is gone, in the one that took its place. */
export function useRowFocus<Row>(rows: () => Row[]) {
  const root = useTemplateRef<HTMLElement>('root')

  async function focus(index: number): Promise<void> {
    await nextTick()
    const all = root.value?.querySelectorAll<HTMLElement>('[data-row]') ?? []
    const row = all[Math.min(index, all.length - 1)]
    ;(row?.querySelector<HTMLElement>('input') ?? root.value?.querySelector<HTMLElement>('button'))?.focus()
  }
  return {
    add(row: Row): void {
      rows().push(row)
      void focus(rows().length - 1)
    },
    remove(index: number): void {
      rows().splice(index, 1)
      void focus(index)
    },
  }
}
