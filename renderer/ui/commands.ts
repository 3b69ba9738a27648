import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef } from 'vue'

/** Something a person can do from anywhere: by the palette, and by its keys if it has some. */
export interface Command {
  readonly id: string
  readonly title: string
  /** Group in the palette and on the sheet of shortcuts. */
  readonly group: string
  /** As KeyboardEvent.key, with "Mod+" for Ctrl or Command: "Mod+k", "?", "n". A sequence: "g l". */
  readonly keys?: string
  readonly isEnabled?: () => boolean
  readonly run: () => void
}

/** All commands of the moment. Whoever offers one gives it for as long as it lives. */
export const useCommands = defineStore('commands', () => {
  const commands = shallowRef<readonly Command[]>([])
  return {
    commands,
    offer(offered: readonly Command[]): () => void {
      commands.value = [...commands.value, ...offered]
      return () => (commands.value = commands.value.filter((each) => !offered.includes(each)))
    },
  }
})

/** Offers as long as the component lives. */
export function offerCommands(offered: readonly Command[]): void {
  onScopeDispose(useCommands().offer(offered))
}
