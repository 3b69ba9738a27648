import { app, session } from 'electron'
import type { Log } from '../../src/core/observe/log'
import { isPermitted } from './decide/panel-access'

export interface GuardOptions {
  readonly log: Log
  /** A link that was to open a window. */
  readonly openExternal: (url: string) => void
}

interface Preventable {
  preventDefault(): void
}

/** For every contents there will ever be, before its first page: it stays where we put it, opens nothing, embeds nothing. */
export function guardContents({ log, openExternal }: GuardOptions): void {
  app.on('web-contents-created', (_event, contents) => {
    const refuse =
      (what: string) =>
      (event: Preventable): void => {
        event.preventDefault()
        log.warn(`A page tried to ${what} and was kept from it`)
      }
    contents.on('will-navigate', refuse('go elsewhere'))
    contents.on('will-frame-navigate', refuse('go elsewhere'))
    contents.on('will-redirect', refuse('be led elsewhere'))
    contents.on('will-attach-webview', refuse('embed another page'))
    contents.setWindowOpenHandler(({ url }) => {
      openExternal(url)
      return { action: 'deny' }
    })
  })
}

/** Electron grants whatever is asked for unless it is told otherwise. */
export function guardPermissions(): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(isPermitted(permission, requestingUrl)),
  )
  defaultSession.setPermissionCheckHandler((_contents, permission, origin) => isPermitted(permission, origin))
  defaultSession.setDevicePermissionHandler(() => false)
  // Answered with nothing: the request fails, and no picker is shown.
  defaultSession.setDisplayMediaRequestHandler((_request, answer) => answer({}))
}
