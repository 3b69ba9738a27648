import type { KEEPING as ENGLISH } from '../../../core/sentences/keeping'

export const KEEPING: Readonly<Record<keyof typeof ENGLISH, string>> = {
  ExtendedByPerson: 'Eine Person hat das Lab verlängert: Es startet wieder',
  RestartedByPerson: 'Eine Person hat um einen Neustart gebeten',
  RestartedAnew: 'Eine Person hat um einen Neustart gebeten. Sein Ende war vorbei: Sobald es bereit ist, hat es {minutes} min',
  RestartedWithoutEnd: 'Eine Person hat um einen Neustart gebeten. Sein Ende war vorbei: Es hat jetzt kein Ende',
  CleanedUpWithWork: 'Seine Zeit war vorbei, und niemand hat es aufgehoben. Seine Arbeit ist in Sicherheit: {files} Dateien in {path}',
  CleanedUpWithoutWork: 'Seine Zeit war vorbei, und niemand hat es aufgehoben. Arbeit zum Einsammeln gab es nicht',
  CleanedUpWorkLost: 'Seine Zeit war vorbei, und niemand hat es aufgehoben. Seine Arbeit ließ sich nicht einsammeln: {why}',
}
