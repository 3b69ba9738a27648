import { loadMessages } from '../../../renderer/ui/i18n'
import { FIRST_MESSAGES } from '../../../renderer/shell/panel-messages'
import { LANGUAGES } from '../../../src/contract/languages/language'

// To be imported by what asks how something is said: every language is there, as if a reader of each had opened the panel.
await Promise.all(LANGUAGES.map((language) => loadMessages(FIRST_MESSAGES, language)))
