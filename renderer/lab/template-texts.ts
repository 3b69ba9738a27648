import { saysAsBuiltIn } from '../../src/contract/words'
import type { LabTemplate } from '../../src/contract/words'
import { useMessages } from '../ui/i18n'

/** What a template is called and for: a built-in one in the reader's language, and whatever a person wrote as it is written. */
export function useTemplateTexts() {
  const { t } = useMessages()
  const textOf = (template: LabTemplate, field: 'title' | 'description'): string =>
    saysAsBuiltIn(template, field) ? t(`lab.builtIn.${template.metadata.name}.${field}`) : (template.spec[field] ?? '')
  return {
    titleOf: (template: LabTemplate): string => textOf(template, 'title'),
    descriptionOf: (template: LabTemplate): string => textOf(template, 'description'),
  }
}
