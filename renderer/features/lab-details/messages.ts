import type { MessageLoaders } from '../../ui/i18n'

export const messages: MessageLoaders = {
  en: async () => ({ labDetails: (await import('./messages/en')).en }),
  de: async () => ({ labDetails: (await import('./messages/de')).de }),
  fr: async () => ({ labDetails: (await import('./messages/fr')).fr }),
}
