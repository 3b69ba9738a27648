import { COUNTER_DEFINITIONS, DURATION_DEFINITIONS, GAUGE_DEFINITIONS, RATIO_DEFINITIONS } from '../../../../src/contract/words'
import { languageOf } from '../../../../src/contract/languages/language'
import type { Language } from '../../../../src/contract/languages/language'
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

const FRENCH: Readonly<Record<Metric['name'], string>> = {
  watch_loop_iterations: 'Tours de l’observateur depuis le démarrage.',
  changes_detected: 'Changements que l’observateur a remarqués.',
  events_published: 'CloudEvents publiés.',
  cache_hit_ratio: 'Part des regards où rien n’avait changé.',
  average_poll_duration: 'Durée moyenne d’un tour de l’observateur.',
  handler_errors: 'Auditeurs qui ont échoué lors d’un changement ou d’un événement.',
  event_loop_lag_ms:
    'De combien de millisecondes cette application fait tout en retard : sur cent instants des dix dernières secondes, le deuxième plus mauvais.',
  reconciliations_total: 'Étapes du contrôleur, quelle qu’en soit l’issue.',
  reconciliations_successful: 'Étapes après lesquelles il n’y avait plus rien à faire.',
  reconciliations_failed: 'Étapes terminées par une erreur.',
  reconciliations_requeued: 'Étapes qui ont voulu revenir plus tard.',
  average_reconciliation_time: 'Durée moyenne d’une étape du contrôleur.',
  queue_depth: 'Noms qui attendent le contrôleur en ce moment.',
  queue_delayed: 'Noms qui attendent leur heure.',
  provisioning_slots_used: 'Labs en cours de démarrage.',
  provisioning_queue: 'Labs qui attendent une place de démarrage.',
  time_to_ready: 'Temps entre le début du démarrage et la réponse du lab.',
  scheduler_loop_iterations: 'Passages du réconciliateur depuis le démarrage.',
  resources_processed: 'Labs vérifiés sur tous les passages.',
  state_transitions: 'Changements d’état des labs.',
  cleanup_operations: 'Labs nettoyés après leur délai de conservation.',
  average_loop_duration: 'Durée moyenne d’un passage du réconciliateur.',
  loop_errors: 'Tours d’une boucle terminés par une erreur ; la boucle continue.',
}

const HELP: Readonly<Record<Language, (name: Metric['name']) => string>> = {
  en: (name) => ENGLISH[name].help,
  de: (name) => GERMAN[name],
  fr: (name) => FRENCH[name],
}

/** What a number means, in a sentence. The name itself is a promise to every dashboard and is never translated. */
export const helpOf = (name: Metric['name'], language: string): string => HELP[languageOf(language)](name)
