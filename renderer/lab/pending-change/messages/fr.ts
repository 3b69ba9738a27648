import type { Translation } from '../../../ui/i18n'
import type { en } from './en'

export const fr: Translation<typeof en> = {
  restart: 'Une modification attend un redémarrage | 1 modification attend un redémarrage | {count} modifications attendent un redémarrage',
  replace:
    'Une modification attend un remplacement | 1 modification attend un remplacement | {count} modifications attendent un remplacement',
  tight: {
    restart: 'Attend un redémarrage | 1 attend un redémarrage | {count} attendent un redémarrage',
    replace: 'Attend un remplacement | 1 attend un remplacement | {count} attendent un remplacement',
  },
  limit: 'Sa nouvelle limite de {limit} attend : il utilise {used}',
  these: '{what} : {fields}',
  apply: 'Redémarrer et appliquer | Redémarrer et appliquer (1 modification) | Redémarrer et appliquer ({count} modifications)',
  applySome: 'Redémarrer et appliquer ({some} sur {of})',
  applyWhy: 'Des modifications attendent un redémarrage dans {some} des {of} labs sélectionnés',
  replaceAsk: 'Remplacer …',
  replaceWhy: 'Un redémarrage garde ce conteneur, car il contient plus que le dossier de l’élève : {holds}.',
  wholeFileSystem: 'tout son système de fichiers',
  field: {
    image: 'image',
    command: 'commande de démarrage',
    secrets: 'secrets générés',
    user: 'utilisateur',
    ports: 'ports',
    workDir: 'dossier de travail',
    writable: 'emplacements modifiables',
    capabilities: 'privilèges',
    resources: 'limites',
    network: 'réseau',
    variable: 'variable {name}',
  },
}
