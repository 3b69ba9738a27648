import { visibleText } from '../../src/contract/visible-text'

/** Hands a text to the person as a file, by the browser's own download. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = visibleText(name)
  link.click()
  // The browser has taken it over by then.
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
