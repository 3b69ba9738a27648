import type { ITheme } from '@xterm/xterm'

/** The panel's own colours, read at this moment; asked again when the theme changes. */
export function terminalTheme(): ITheme {
  const styles = getComputedStyle(document.documentElement)
  const color = (name: string): string => styles.getPropertyValue(`--${name}`).trim()
  return {
    background: color('sunken'),
    foreground: color('ink'),
    cursor: color('accent'),
    cursorAccent: color('sunken'),
    selectionBackground: color('accent'),
    selectionForeground: color('on-accent'),
    black: color('sunken'),
    red: color('state-failed'),
    green: color('state-ready'),
    yellow: color('state-expired'),
    blue: color('state-provisioning'),
    magenta: color('state-deleting'),
    cyan: color('state-completed'),
    white: color('ink'),
    brightBlack: color('muted'),
    brightRed: color('state-failed'),
    brightGreen: color('state-ready'),
    brightYellow: color('state-expired'),
    brightBlue: color('state-provisioning'),
    brightMagenta: color('state-deleting'),
    brightCyan: color('state-completed'),
    brightWhite: color('ink'),
  }
}

export function terminalFont(): { readonly fontFamily: string; readonly fontSize: number } {
  const root = getComputedStyle(document.documentElement)
  return { fontFamily: root.getPropertyValue('--font-mono').trim() || 'monospace', fontSize: Number.parseFloat(root.fontSize) * 0.8125 }
}
