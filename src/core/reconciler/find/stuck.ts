import type { StoredLab } from '../../resource/lab-instance'
import type { Finding } from '../finding'
import { found, isBeingDeleted, type Sight } from './sight'

/** Provisioning for longer than the timeout. The controller judges by its own clock of the attempt. */
export function stuck(lab: StoredLab, { provisioningMs, settings }: Sight): Finding | undefined {
  if (lab.status.state !== 'provisioning' || isBeingDeleted(lab)) return undefined
  if (provisioningMs < settings.provisioning.timeoutMs) return undefined
  return found('stuck', lab, `in provisioning for ${Math.floor(provisioningMs / 1_000)} s`)
}
