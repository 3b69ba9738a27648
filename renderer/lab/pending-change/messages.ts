import type { Translation } from '../../ui/i18n'

export const pendingChangeEn = {
  restart: 'A change waits for a restart | 1 change waits for a restart | {count} changes wait for a restart',
  replace: 'A change waits for a replacement | 1 change waits for a replacement | {count} changes wait for a replacement',
  tight: {
    restart: 'A change waits for a restart | 1 change waits for a restart | {count} changes wait for a restart',
    replace: 'A change waits for a replacement | 1 change waits for a replacement | {count} changes wait for a replacement',
  },
  limit: 'Its new limit of {limit} waits: it uses {used}',
  these: '{what}: {fields}',
  apply: 'Restart to apply | Restart to apply (1 change) | Restart to apply ({count} changes)',
  applySome: 'Restart to apply ({some} of {of})',
  applyWhy: 'Changes wait for a restart in {some} of the {of} selected labs',
  replaceAsk: 'Replace …',
  replaceWhy: "A restart keeps this container, because it holds more than the student's folder: {holds}.",
  wholeFileSystem: 'its whole file system',
  field: {
    image: 'image',
    command: 'start command',
    secrets: 'generated secrets',
    user: 'user',
    ports: 'ports',
    workDir: 'work folder',
    writable: 'writable places',
    capabilities: 'privileges',
    resources: 'limits',
    network: 'network',
    variable: 'variable {name}',
  },
}

export const pendingChangeDe: Translation<typeof pendingChangeEn> = {
  restart: 'Eine Änderung wartet auf einen Neustart | 1 Änderung wartet auf einen Neustart | {count} Änderungen warten auf einen Neustart',
  replace:
    'Eine Änderung wartet auf einen Austausch | 1 Änderung wartet auf einen Austausch | {count} Änderungen warten auf einen Austausch',
  tight: {
    restart: 'Wartet auf Neustart | 1 wartet auf Neustart | {count} warten auf Neustart',
    replace: 'Wartet auf Austausch | 1 wartet auf Austausch | {count} warten auf Austausch',
  },
  limit: 'Die neue Grenze von {limit} wartet: Es braucht {used}',
  these: '{what}: {fields}',
  apply: 'Neu starten und übernehmen | Neu starten und übernehmen (1 Änderung) | Neu starten und übernehmen ({count} Änderungen)',
  applySome: 'Neu starten und übernehmen ({some} von {of})',
  applyWhy: 'In {some} der {of} ausgewählten Labs warten Änderungen auf einen Neustart',
  replaceAsk: 'Austauschen …',
  replaceWhy: 'Ein Neustart behält diesen Container, weil er mehr enthält als den Ordner der lernenden Person: {holds}.',
  wholeFileSystem: 'sein ganzes Dateisystem',
  field: {
    image: 'Image',
    command: 'Startbefehl',
    secrets: 'erzeugte Geheimnisse',
    user: 'Benutzer',
    ports: 'Ports',
    workDir: 'Arbeitsordner',
    writable: 'beschreibbare Orte',
    capabilities: 'Rechte',
    resources: 'Grenzen',
    network: 'Netz',
    variable: 'Variable {name}',
  },
}

export const pendingChangeFr: Translation<typeof pendingChangeEn> = {
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
