import { momentOf } from '../resource/format/timestamp'

/** ms from one moment to another; 0 when the wall clock was set back in between; undefined when one is not known. */
export function elapsedMs(from: string | undefined, to: string | undefined): number | undefined {
  const [began, ended] = [momentOf(from), momentOf(to)]
  return began === undefined || ended === undefined ? undefined : Math.max(0, ended - began)
}
