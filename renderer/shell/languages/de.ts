import type { Translation } from '../../ui/i18n'
import { GERMAN as sentences } from '../../../src/contract/languages/de/german'
import { de as alerts } from '../../features/alerts/messages/de'
import { de as labs } from '../../features/labs/messages/de'
import { de as lab } from '../../lab/messages/de'
import { de as ui } from '../../ui/messages/de'
import { de as shell } from '../messages/de'
import type { en } from './en'

export const de: Translation<typeof en> = { shell, ui, lab, labs, alerts, sentences }
