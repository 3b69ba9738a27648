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

/** All commands of the moment. Whoever registers one does so for as long as it lives. */
export const useCommands = defineStore('commands', () => {
  const commands = shallowRef<readonly Command[]>([])
  return {
    commands,
    register(added: readonly Command[]): () => void {
      commands.value = [...commands.value, ...added]
      return () => (commands.value = commands.value.filter((each) => !added.includes(each)))
    },
  }
})

/** Registered as long as the component lives. */
export function registerCommands(commands: readonly Command[]): void {
  onScopeDispose(useCommands().register(commands))
}
