import { Archive, CircleCheck, CircleX, Clock, Flag, Hourglass, LoaderCircle, Trash2, Unplug } from '@lucide/vue'
import type { Component } from 'vue'
import type { DisplayState } from './display-state'

/** How a state looks everywhere: icon, word (`lab.state.<state>`) and colour, never colour alone. */
export interface StateStyle {
  readonly icon: Component
  readonly text: string
  readonly fill: string
  /** Whole, so that a chart can use it. */
  readonly color: string
}

const styleOf = (icon: Component, state: string): StateStyle => ({
  icon,
  text: `text-${state}`,
  fill: `bg-${state}`,
  color: `var(--state-${state})`,
})

export const STATE_STYLES: Readonly<Record<DisplayState, StateStyle>> = {
  pending: styleOf(Hourglass, 'pending'),
  provisioning: styleOf(LoaderCircle, 'provisioning'),
  ready: styleOf(CircleCheck, 'ready'),
  silent: styleOf(Unplug, 'silent'),
  completed: styleOf(Flag, 'completed'),
  expired: styleOf(Clock, 'expired'),
  failed: styleOf(CircleX, 'failed'),
  deleting: styleOf(Trash2, 'deleting'),
  deleted: { ...styleOf(Archive, 'deleting') },
}
// For Tailwind, which reads whole words only:
// text-pending text-provisioning text-ready text-completed text-expired text-failed text-deleting text-silent
// bg-pending bg-provisioning bg-ready bg-completed bg-expired bg-failed bg-deleting bg-silent
