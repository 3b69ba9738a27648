import type { EventBus, EventType } from '../events/cloud-event'
import type { StoredLab } from '../resource/lab-instance'
import type { ChangeType, ResourceChange } from '../store/resource-store'

const TYPES: Readonly<Record<ChangeType, EventType>> = {
  CREATED: 'labinstance.created',
  UPDATED: 'labinstance.updated',
  STATUS_UPDATED: 'labinstance.status_updated',
  DELETED: 'labinstance.deleted',
}

/** Handler: every change becomes a CloudEvent. Environment values stay out of it: they may be secrets. */
export function publishChanges(events: EventBus): (change: ResourceChange<StoredLab>) => void {
  return ({ type, current, resourceVersion }) => {
    const { name, namespace = '', uid } = current.metadata
    const { template, studentEmail } = current.spec
    const { state, reason, message } = current.status
    events.publish(TYPES[type], `${namespace}/${name}`, { uid, resourceVersion, template, studentEmail, state, reason, message })
  }
}
