import type { BOUNDS as ENGLISH } from '../../../core/sentences/bounds'

export const BOUNDS: Readonly<Record<keyof typeof ENGLISH, string>> = {
  AppSlow:
    'Depuis {seconds} s, tout ici a jusqu’à {ms} ms de retard : cette machine, ou cette application, a plus à faire qu’elle ne peut. Fermez les programmes inutiles ; les labs continuent d’eux-mêmes',
  AppQuick: 'Tout répond de nouveau immédiatement',
}
