import { ENGLISH_FOR_PEOPLE as sentences } from '../../../src/contract/languages/en/english'
import { en as alerts } from '../../features/alerts/messages/en'
import { en as labs } from '../../features/labs/messages/en'
import { en as lab } from '../../lab/messages/en'
import { en as ui } from '../../ui/messages/en'
import { en as shell } from '../messages/en'

/** Everything that the first screen says, and all that the engine may tell (`sentences`, by code). */
export const en = { shell, ui, lab, labs, alerts, sentences }
