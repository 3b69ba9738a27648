import type { MessageLoaders } from '../../ui/i18n'

export const messages: MessageLoaders = {
  en: async () => ({ settings: (await import('./messages/en')).en }),
  de: async () => ({ settings: (await import('./messages/de')).de }),
  fr: async () => ({ settings: (await import('./messages/fr')).fr }),
}
