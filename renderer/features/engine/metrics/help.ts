import { COUNTER_DEFINITIONS, DURATION_DEFINITIONS, GAUGE_DEFINITIONS, RATIO_DEFINITIONS } from '../../../../src/contract/words'
import type { Metric } from './metric-list'

const ENGLISH = { ...COUNTER_DEFINITIONS, ...DURATION_DEFINITIONS, ...GAUGE_DEFINITIONS, ...RATIO_DEFINITIONS }

const GERMAN: Readonly<Record<Metric['name'], string>> = {
  watch_loop_iterations: 'Runden des Beobachters seit dem Start.',
  changes_detected: 'Änderungen, die der Beobachter bemerkt hat.',
  events_published: 'CloudEvents, die veröffentlicht wurden.',
  cache_hit_ratio: 'Anteil der Blicke, bei denen sich nichts geändert hatte.',
  average_poll_duration: 'Mittlere Dauer einer Runde des Beobachters.',
  handler_errors: 'Zuhörer, die bei einer Änderung oder einem Ereignis scheiterten.',
  event_loop_lag_ms:
    'Um wie viele Millisekunden diese App alles zu spät tut: von hundert Augenblicken der letzten zehn Sekunden der zweitschlechteste.',
  reconciliations_total: 'Schritte der Steuerung, wie sie auch ausgingen.',
  reconciliations_successful: 'Schritte, nach denen nichts mehr zu tun war.',
  reconciliations_failed: 'Schritte, die mit einem Fehler endeten.',
  reconciliations_requeued: 'Schritte, die später wiederkommen wollten.',
  average_reconciliation_time: 'Mittlere Dauer eines Schritts der Steuerung.',
  queue_depth: 'Namen, die gerade auf die Steuerung warten.',
  queue_delayed: 'Namen, die auf ihre Zeit warten.',
  provisioning_slots_used: 'Labs, die gerade gestartet werden.',
  provisioning_queue: 'Labs, die auf einen freien Startplatz warten.',
  time_to_ready: 'Zeit vom Beginn des Startens, bis das Lab antwortete.',
  scheduler_loop_iterations: 'Durchgänge des Abgleichs seit dem Start.',
  resources_processed: 'Geprüfte Labs über alle Durchgänge.',
  state_transitions: 'Wechsel von Labs von einem Zustand in einen anderen.',
  cleanup_operations: 'Labs, die nach ihrer Schonfrist aufgeräumt wurden.',
  average_loop_duration: 'Mittlere Dauer eines Durchgangs des Abgleichs.',
  loop_errors: 'Runden einer Schleife, die mit einem Fehler endeten; die Schleife läuft weiter.',
}

/** What a number means, in a sentence. The name itself is a promise to every dashboard and is never translated. */
export const helpOf = (name: Metric['name'], language: string): string => (language === 'de' ? GERMAN[name] : ENGLISH[name].help)
