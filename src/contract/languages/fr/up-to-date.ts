import type { UP_TO_DATE as ENGLISH } from '../../../core/sentences/up-to-date'

export const UP_TO_DATE: Readonly<Record<keyof typeof ENGLISH, string>> = {
  UpToDate: 'Ce qui est déclaré est ce qui tourne',
  RestartToApply: 'Créé pour une version antérieure du lab ou du modèle ; un redémarrage applique : {fields}',
  ReplaceToApply:
    'Créé pour une version antérieure du lab ou du modèle ({fields}). Un redémarrage garde ce conteneur, car il contient plus que le dossier de l’élève : {holds}',
  LimitBelowUse:
    'Le lab utilise en ce moment {usedMiB} MiB de mémoire et ne peut donc pas être limité à {limitMiB} MiB ; nouvel essai tant qu’il tourne',
  CutOff: 'Le lab était coupé de son réseau, personne ne pouvait l’atteindre ; il y est rattaché',
  LimitsChanged: 'De nouvelles limites sont en vigueur : {cpu} processeurs, {memoryMiB} MiB de mémoire, {pids} processus',
  NoContainerToLimit: 'Le lab n’a pas de conteneur dont les limites pourraient être changées',
  AddressChanged:
    'Le lab a maintenant une autre adresse, car son port était pris : port {port} au lieu de {before}. Les liens vers l’ancienne ne mènent plus ici',
  NoPortFree:
    'Aucun port n’est libre pour le lab entre {first} et {last} ; supprimez les labs inutiles, ou élargissez la plage dans les réglages',
}
