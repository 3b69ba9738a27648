import { computed } from 'vue'
import type { Ref } from 'vue'
import { useRouter } from 'vue-router'
import { useResources } from '../client/resources'
import { useLabRows } from '../lab/lab-rows'
import { useTemplateTexts } from '../lab/template-texts'
import { useCommands } from '../ui/commands'
import type { Command } from '../ui/commands'
import { useMessages } from '../ui/i18n'
import { best } from './fuzzy'

const MOST_SHOWN = 50

/** What the palette finds: commands always; labs and templates by name once something is typed. */
export function usePaletteItems(text: Readonly<Ref<string>>, isOpen: () => boolean) {
  const { t } = useMessages()
  const { titleOf } = useTemplateTexts()
  const router = useRouter()
  const commands = useCommands()
  const resources = useResources()
  const rows = useLabRows()

  const labs = (): Command[] =>
    [...rows.rows.values()].map(({ key, name, namespace, student, state }) => ({
      id: `lab ${key}`,
      title: student === name ? name : `${student} (${name})`,
      group: `${t('shell.palette.lab')}, ${t(`lab.state.${state}`)}`,
      run: () => void router.push({ name: 'lab', params: { namespace, name } }),
    }))
  const templates = (): Command[] =>
    [...resources.templates.values()].map((template) => ({
      id: `template ${template.metadata.name}`,
      title: `${titleOf(template)} (${template.metadata.name})`,
      group: t('shell.palette.template'),
      run: () => void router.push({ name: 'templates', params: { template: template.metadata.name } }),
    }))
  return computed(() => {
    if (!isOpen()) return []
    const possible = commands.commands.filter(({ isEnabled }) => isEnabled?.() !== false)
    return best(text.value, text.value.trim() === '' ? possible : [...possible, ...templates(), ...labs()], MOST_SHOWN)
  })
}
