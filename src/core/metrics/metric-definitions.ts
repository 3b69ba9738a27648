import type { CounterName, DurationName, GaugeName, RatioName } from './metrics'

/**
 * What each number means, in a sentence a person reads in the panel and in `/metrics` (HELP). The first fifteen, by name
 * and group, are the oldest; a name is a promise to every dashboard and never changes its meaning.
 */
export interface MetricDefinition {
  readonly unit: 'count' | 'ms' | 'ratio'
  readonly help: string
}

export const COUNTER_DEFINITIONS: Readonly<Record<CounterName, MetricDefinition>> = {
  watch_loop_iterations: { unit: 'count', help: 'Rounds of the watcher since the start.' },
  changes_detected: { unit: 'count', help: 'Changes of resources the watcher has noticed.' },
  events_published: { unit: 'count', help: 'CloudEvents published on the event bus.' },
  reconciliations_total: {
    unit: 'count',
    help: 'Runs of the controller over one key, however they ended: successful, failed and requeued together.',
  },
  reconciliations_successful: { unit: 'count', help: 'Runs of the controller after which nothing was left to do.' },
  reconciliations_failed: { unit: 'count', help: 'Runs of the controller that ended with an error.' },
  reconciliations_requeued: { unit: 'count', help: 'Runs of the controller that asked to come back at a later time.' },
  scheduler_loop_iterations: { unit: 'count', help: 'Passes of the reconciler since the start.' },
  resources_processed: { unit: 'count', help: 'Labs the reconciler has checked, over all passes.' },
  state_transitions: { unit: 'count', help: 'Times a lab went from one state to another.' },
  cleanup_operations: { unit: 'count', help: 'Labs the clean-up has taken away after their grace period.' },
  handler_errors: { unit: 'count', help: 'Listeners that failed while being told of a change or an event.' },
  loop_errors: { unit: 'count', help: 'Rounds of a loop that ended with an error; the loop goes on.' },
}

export const DURATION_DEFINITIONS: Readonly<Record<DurationName, MetricDefinition>> = {
  average_poll_duration: { unit: 'ms', help: 'Average time of one round of the watcher.' },
  average_reconciliation_time: { unit: 'ms', help: 'Average time of one run of the controller over one key.' },
  average_loop_duration: { unit: 'ms', help: 'Average time of one pass of the reconciler.' },
  time_to_ready: { unit: 'ms', help: 'Time from the start of provisioning until the lab answered.' },
}

export const GAUGE_DEFINITIONS: Readonly<Record<GaugeName, MetricDefinition>> = {
  queue_depth: { unit: 'count', help: 'Keys waiting for the controller right now.' },
  queue_delayed: { unit: 'count', help: 'Keys that wait for their time (a delay or a backoff).' },
  provisioning_slots_used: { unit: 'count', help: 'Labs being provisioned right now.' },
  event_loop_lag_ms: {
    unit: 'ms',
    help: 'How late this app does everything, in milliseconds: of a hundred moments of the last ten seconds the worst but one.',
  },
  provisioning_queue: { unit: 'count', help: 'Labs that wait for a free provisioning slot.' },
}

export const RATIO_DEFINITIONS: Readonly<Record<RatioName, MetricDefinition>> = {
  cache_hit_ratio: { unit: 'ratio', help: 'Share (0 to 1) of observations for which nothing had changed since the last look.' },
}

export const namesOf = <Name extends string>(definitions: Readonly<Record<Name, MetricDefinition>>): readonly Name[] =>
  Object.keys(definitions) as Name[]
