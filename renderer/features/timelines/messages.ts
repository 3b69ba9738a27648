import type { MessageLoaders } from '../../ui/i18n'

export const messages: MessageLoaders = {
  en: async () => ({ timelines: (await import('./messages/en')).en }),
  de: async () => ({ timelines: (await import('./messages/de')).de }),
  fr: async () => ({ timelines: (await import('./messages/fr')).fr }),
}
