import type { Translation } from '../../../ui/i18n'
import type { en } from './en'

export const fr: Translation<typeof en> = {
  title: 'Limites de {count} labs | Limites de {name} | Limites de {count} labs',
  about: 'Elles agissent tout de suite, sur le lab en marche. Rien n’est redémarré.',
  memory: 'Mémoire',
  cpu: 'Processeurs',
  pids: 'Processus',
  inForce: 'En vigueur : {limits}.',
  byTemplate: '{like} Vide : selon le modèle.',
  keep: '{like} Vide : inchangé.',
  like: { memory: 'Par exemple 512 MiB ou 1 GiB.', cpu: 'Par exemple 0,5 ou 2.', pids: 'Par exemple 256.' },
  value: { cpu: '{count} CPU', memory: '{size} de mémoire', pids: '{count} processus' },
  lasts: 'Pour combien de temps',
  forGood: 'Durablement',
  until: 'Jusqu’à une heure',
  at: 'Jusqu’à',
  today: 'Jusqu’à {when} aujourd’hui, {zone}. Ensuite de nouveau celles du modèle.',
  tomorrow: 'Jusqu’à {when} demain, {zone}. Ensuite de nouveau celles du modèle.',
  later: 'Jusqu’à {when}, {zone}. Ensuite de nouveau celles du modèle.',
  back: 'Revenir au modèle',
  apply: 'Fixer les limites | Fixer les limites | Fixer les limites de {count} labs',
  nothing: 'Indiquez au moins une limite.',
  uses: 'Il utilise {used} en ce moment. Une telle limite attend qu’il en utilise moins ; d’ici là, l’ancienne reste.',
  usesMany:
    'Aucun n’utilise davantage en ce moment. | L’un d’eux utilise davantage en ce moment : {name} {used}. Sa limite attend qu’il en utilise moins. | {count} d’entre eux utilisent davantage en ce moment, surtout {name} : {used}. Leur limite attend qu’ils en utilisent moins.',
  restartWith: 'Redémarrer avec {memory}',
  restartWithWhy: 'Il avait {had}, et cela n’a pas suffi.',
  restartWithTwice: 'Le double des {wanted} qu’il doit avoir maintenant.',
  mistake: {
    memory: 'Un lab ne peut pas avoir cette quantité de mémoire : de 6 MiB à 1 TiB.',
    cpu: 'Un nombre de 0,01 à 256.',
    pids: 'Un nombre entier de 1 à 32768.',
    at: 'Choisissez une heure.',
  },
}
