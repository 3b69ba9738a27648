import { computed, shallowRef } from 'vue'
import { useMessages } from '../../../ui/i18n'
import type { Setting } from './setting-list'
import { parseText, textOf } from './setting-value'
import { useSettingsEdits } from './settings-edits'

/** A setting's value as text, and what is typed over it: taken when it can be read, else told what it must be. `typed` is undefined until somebody types. */
export function useTypedSetting(setting: () => Setting) {
  const { t } = useMessages()
  const edits = useSettingsEdits()
  const typed = shallowRef<string>()
  const value = computed(() => edits.shown(setting().path))
  const text = computed(() => typed.value ?? textOf(setting(), value.value))
  const read = computed(() => parseText(setting(), text.value))
  const mistakes = computed(() =>
    read.value.ok ? edits.mistakes(setting().path) : [t(`engine.mistake.${read.value.messageKey}`, read.value.values)],
  )

  function commit(): void {
    if (!read.value.ok) return
    if (JSON.stringify(read.value.value) !== JSON.stringify(value.value)) edits.set(setting().path, read.value.value)
    typed.value = undefined
  }
  return { typed, value, text, mistakes, commit }
}
