import type { Translation } from '../../../ui/i18n'
import type { en } from './en'

export const de: Translation<typeof en> = {
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
