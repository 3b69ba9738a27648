import { panelAddress } from './panel-address'

/** What is known of who sent a message. `frame` is null when it was gone before the message was read. */
export interface Sender {
  readonly contentsId: number
  readonly frame: { readonly url: string; readonly origin: string; readonly isTop: boolean } | null
}

/** The panel's own window, its top frame, showing the panel. Why not, in words for the log; undefined: welcome. */
export function refusalOfSender({ contentsId, frame }: Sender, panelContentsId: number | undefined): string | undefined {
  if (frame === null) return 'the frame that sent it is gone'
  if (contentsId !== panelContentsId) return 'it came from another window'
  if (!frame.isTop) return 'it came from a frame inside the page'
  // Both: `about:blank` inherits an origin, and an address can be shown before its page is there.
  if (panelAddress(frame.origin) === undefined || panelAddress(frame.url) === undefined) return 'it came from another origin'
  return undefined
}
