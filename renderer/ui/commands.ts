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

/** What a component offers; its title is asked for anew each time, in the language of the moment. */
interface OwnCommand extends Omit<Command, 'title' | 'group'> {
  readonly title: () => string
}

/** Registered as long as the component lives, all in one group. */
export function registerCommands(group: () => string, commands: readonly OwnCommand[]): void {
  const said = commands.map(({ title, ...rest }) => ({
    ...rest,
    get title() {
      return title()
    },
    get group() {
      return group()
    },
  }))
  onScopeDispose(useCommands().register(said))
}
