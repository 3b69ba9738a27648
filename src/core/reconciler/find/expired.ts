import type { StoredLab } from '../../resource/lab-instance'
import type { Finding } from '../finding'
import { found, isBeingDeleted, isPast, type Sight } from './sight'

/** Its time is over and it still runs. Only a ready lab expires: until then its end is not decided. */
export function expired(lab: StoredLab, { now }: Sight): Finding | undefined {
  if (lab.status.state !== 'ready' || isBeingDeleted(lab)) return undefined
  return isPast(lab.status.expiresAt, now) ? found('expired', lab, `ended at ${lab.status.expiresAt ?? ''}`) : undefined
}
