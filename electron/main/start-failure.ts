import { app, dialog } from 'electron'
import { SENTENCES } from '../../src/contract/languages/languages'
import { languageOf } from '../../src/contract/languages/language'
import { visibleText } from '../../src/contract/visible-text'
import { sayIn } from '../../src/contract/words'
import type { Sentence } from '../../src/contract/words'
import { english } from '../../src/core/sentences/english'
import { translatorFor } from './decide/desktop-messages'
import { systemLocale } from './system-locale'

const FAILED = 1

/** In a window and in their own language for who clicked an icon, and in the terminal, in English, for who typed. */
export function refuseToStart(sentence: Sentence): void {
  const locale = systemLocale()
  process.stderr.write(`${visibleText(english(sentence))}\n`)
  dialog.showErrorBox(
    translatorFor(locale)('cannotStart'),
    visibleText(sayIn(SENTENCES[languageOf(locale)], sentence) ?? english(sentence)),
  )
  app.exit(FAILED)
}

/** Another one has the window: it comes to the front by itself, which is all the window that is needed. */
export function quitForFirstInstance(): void {
  process.stderr.write('Lab Resource Manager runs already; its window is brought to the front.\n')
  app.exit(FAILED)
}
