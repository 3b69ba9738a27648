import type { MessageLoaders } from '../../ui/i18n'

export const messages: MessageLoaders = {
  en: async () => ({ templates: (await import('./messages/en')).en }),
  de: async () => ({ templates: (await import('./messages/de')).de }),
  fr: async () => ({ templates: (await import('./messages/fr')).fr }),
}
