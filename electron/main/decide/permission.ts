import { panelAddress } from './panel-address'

/** The panel copies links and logs. It needs nothing else of the machine: no camera, no clipboard to read, no notifications of its own. */
const GRANTED = 'clipboard-sanitized-write'

/** `asker`: its address or its origin. */
export function isPermitted(permission: string, asker: string): boolean {
  return permission === GRANTED && panelAddress(asker) !== undefined
}
