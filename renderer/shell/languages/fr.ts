import type { Translation } from '../../ui/i18n'
import { FRENCH as sentences } from '../../../src/contract/languages/fr/french'
import { fr as alerts } from '../../features/alerts/messages/fr'
import { fr as labs } from '../../features/labs/messages/fr'
import { fr as lab } from '../../lab/messages/fr'
import { fr as ui } from '../../ui/messages/fr'
import { fr as shell } from '../messages/fr'
import type { en } from './en'

export const fr: Translation<typeof en> = { shell, ui, lab, labs, alerts, sentences }
