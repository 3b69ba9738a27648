import { onScopeDispose } from 'vue'
import { useCommands } from './commands'
import type { Command } from './commands'

/** Two keys of a sequence ("g l") belong together within this time. */
const SEQUENCE_MS = 1_200

/** Runs commands by their keys, for the whole page. Never while somebody types, except those with Ctrl or Command. */
export function useKeyboard(): void {
  const commands = useCommands()
  let first = ''
  let firstAt = 0

  function onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || isOnlyModifier(event)) return
    const key = nameOf(event)
    if (!key.startsWith('Mod+') && (isTyping(event.target) || isInDialog(event.target))) return
    const sequence = event.timeStamp - firstAt < SEQUENCE_MS ? `${first} ${key}` : key
    const command = find(commands.commands, sequence) ?? find(commands.commands, key)
    first = key
    firstAt = event.timeStamp
    if (command === undefined) return
    event.preventDefault()
    command.run()
  }
  window.addEventListener('keydown', onKey)
  onScopeDispose(() => window.removeEventListener('keydown', onKey))
}

/** The newest offer wins: what lies on top knows best. */
function find(commands: readonly Command[], keys: string): Command | undefined {
  return commands.findLast((each) => each.keys === keys && each.isEnabled?.() !== false)
}

function nameOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): string {
  const name = key.length === 1 ? key.toLowerCase() : key
  return `${ctrlKey || metaKey ? 'Mod+' : ''}${altKey ? 'Alt+' : ''}${name}`
}

const isOnlyModifier = ({ key }: KeyboardEvent) => ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph'].includes(key)
const isInDialog = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[role="dialog"][data-state="open"], [role="menu"], [role="listbox"]') !== null

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    ['TEXTAREA', 'SELECT'].includes(target.tagName) ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type))
  )
}

/** "Mod+k" as it is printed on this person's keyboard. */
export function formatKeys(keys: string): string {
  const mod = navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl'
  return keys
    .split(' ')
    .map((key) =>
      key
        .replace('Mod', mod)
        .replace('Escape', 'Esc')
        .replace(/(^|\+)([a-z])$/, (_, before: string, letter: string) => before + letter.toUpperCase()),
    )
    .join(' ')
}
