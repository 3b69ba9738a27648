import { app, dialog } from 'electron'
import { visibleText } from '../../src/contract/visible-text'

const FAILED = 1
const TITLE = 'Lab Resource Manager cannot start'

/** In a window for who clicked an icon, and in the terminal for who typed. */
export function refuseToStart(sentence: string): void {
  const shown = visibleText(sentence)
  process.stderr.write(`${shown}\n`)
  dialog.showErrorBox(TITLE, shown)
  app.exit(FAILED)
}

/** Another one has the window: it comes to the front by itself, which is all the window that is needed. */
export function quitForFirstInstance(): void {
  process.stderr.write('Lab Resource Manager runs already; its window is brought to the front.\n')
  app.exit(FAILED)
}
