import { app } from 'electron'

/** Of the person at this machine, such as `fr-CA`. Electron knows it when it is ready; what is refused before that is said as JavaScript has it. */
export function systemLocale(): string {
  return app.isReady() ? app.getLocale() : Intl.DateTimeFormat().resolvedOptions().locale
}
