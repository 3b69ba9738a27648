import { FitAddon } from '@xterm/addon-fit'
import { Terminal } from '@xterm/xterm'
import '@xterm/xterm/css/xterm.css'
import { visibleText } from '../../../../src/contract/visible-text'
import { terminalFont, terminalTheme } from './theme'

/** A terminal's screen that can be taken off the page and put back, with all that stands on it. */
export interface TerminalScreen {
  readonly terminal: Terminal
  /** Puts it into the box and fits it there. */
  attach(box: HTMLElement): void
  detach(): void
  fit(): void
  restyle(): void
  dispose(): void
}

const KEPT_LINES = 5_000

/** `leave`: the reader asks to get out with the keyboard. */
export function createScreen({ inputLabel, leave }: { readonly inputLabel: string; readonly leave: () => void }): TerminalScreen {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
  const terminal = new Terminal({
    screenReaderMode: true,
    cursorBlink: false,
    scrollback: KEPT_LINES,
    theme: terminalTheme(),
    ...terminalFont(),
  })
  const fitting = new FitAddon()
  terminal.loadAddon(fitting)
  terminal.attachCustomKeyEventHandler((event) => isForShell(event, terminal, leave))
  const home = document.createElement('div')
  home.className = 'h-full w-full'
  const fit = (): void => {
    if (home.clientWidth > 0 && home.clientHeight > 0) fitting.fit()
  }
  return {
    terminal,
    fit,
    attach(box) {
      box.append(home)
      if (terminal.element === undefined) {
        withNonce(nonce, () => terminal.open(home))
        terminal.textarea?.setAttribute('aria-label', visibleText(inputLabel))
      }
      fit()
      terminal.refresh(0, terminal.rows - 1)
    },
    detach: () => home.remove(),
    restyle() {
      terminal.options = { theme: terminalTheme(), ...terminalFont() }
      fit()
    },
    dispose() {
      terminal.dispose()
      home.remove()
    },
  }
}

/** Every key is the shell's but those that copy, paste and leave. */
function isForShell(event: KeyboardEvent, terminal: Terminal, leave: () => void): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return true
  const key = event.key.toLowerCase()
  if (key === 'e' && event.shiftKey) {
    event.preventDefault()
    if (event.type === 'keydown') leave()
    return false
  }
  // The browser pastes by itself when nobody takes the key.
  if (key === 'v') return false
  if (key !== 'c' || !terminal.hasSelection()) return true
  if (event.type === 'keydown') {
    event.preventDefault()
    void navigator.clipboard.writeText(terminal.getSelection()).then(
      () => terminal.clearSelection(),
      () => undefined,
    )
  }
  return false
}

/**
 * The terminal writes a few style elements of its own when it is opened, which the panel's strict policy forbids unless they carry the
 * page's nonce. Those made while `make` runs get it.
 */
function withNonce(nonce: string, make: () => void): void {
  const own = document.createElement.bind(document) as (tag: string, options?: ElementCreationOptions) => HTMLElement
  document.createElement = ((tag: string, options?: ElementCreationOptions) => {
    const element = own(tag, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }) as typeof document.createElement
  try {
    make()
  } finally {
    Reflect.deleteProperty(document, 'createElement')
  }
}
