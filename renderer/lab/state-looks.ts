import { Archive, CircleCheck, CircleX, Clock, Flag, Hourglass, LoaderCircle, Trash2, Unplug } from '@lucide/vue'
import type { Component } from 'vue'
import type { LabLook } from './lab-look'

/** How a state looks everywhere: icon, word (`lab.state.<state>`) and colour, never colour alone. */
export interface StateLook {
  readonly icon: Component
  readonly text: string
  readonly fill: string
  /** Whole, so that a chart can use it. */
  readonly color: string
}

const look = (icon: Component, state: string): StateLook => ({
  icon,
  text: `text-${state}`,
  fill: `bg-${state}`,
  color: `var(--state-${state})`,
})

export const STATE_LOOKS: Readonly<Record<LabLook, StateLook>> = {
  pending: look(Hourglass, 'pending'),
  provisioning: look(LoaderCircle, 'provisioning'),
  ready: look(CircleCheck, 'ready'),
  silent: look(Unplug, 'silent'),
  completed: look(Flag, 'completed'),
  expired: look(Clock, 'expired'),
  failed: look(CircleX, 'failed'),
  deleting: look(Trash2, 'deleting'),
  deleted: { ...look(Archive, 'deleting') },
}
// For Tailwind, which reads whole words only:
// text-pending text-provisioning text-ready text-completed text-expired text-failed text-deleting text-silent
// bg-pending bg-provisioning bg-ready bg-completed bg-expired bg-failed bg-deleting bg-silent
