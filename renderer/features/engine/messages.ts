import type { MessageLoaders } from '../../ui/i18n'

export const messages: MessageLoaders = {
  en: async () => ({ engine: (await import('./messages/en')).en }),
  de: async () => ({ engine: (await import('./messages/de')).de }),
  fr: async () => ({ engine: (await import('./messages/fr')).fr }),
}
