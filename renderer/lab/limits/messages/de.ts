import type { Translation } from '../../../ui/i18n'
import type { en } from './en'

export const de: Translation<typeof en> = {
  title: 'Grenzen von {count} Labs | Grenzen von {name} | Grenzen von {count} Labs',
  about: 'Sie gelten sofort, für das laufende Lab. Nichts wird neu gestartet.',
  memory: 'Speicher',
  cpu: 'Prozessoren',
  pids: 'Prozesse',
  inForce: 'Jetzt gilt: {limits}.',
  byTemplate: '{like} Leer: wie die Vorlage sagt.',
  keep: '{like} Leer: bleibt, wie es ist.',
  like: { memory: 'Wie 512 MiB oder 1 GiB.', cpu: 'Wie 0,5 oder 2.', pids: 'Wie 256.' },
  value: { cpu: '{count} CPU', memory: '{size} Speicher', pids: '{count} Prozesse' },
  lasts: 'Wie lange',
  forGood: 'Auf Dauer',
  until: 'Bis zu einer Uhrzeit',
  at: 'Bis',
  today: 'Bis heute {when}, {zone}. Danach wieder wie die Vorlage.',
  tomorrow: 'Bis morgen {when}, {zone}. Danach wieder wie die Vorlage.',
  later: 'Bis {when}, {zone}. Danach wieder wie die Vorlage.',
  back: 'Zurück zur Vorlage',
  apply: 'Grenzen setzen | Grenzen setzen | Grenzen von {count} Labs setzen',
  nothing: 'Tragen Sie mindestens eine Grenze ein.',
  uses: 'Es braucht gerade {used}. So eine Grenze wartet, bis es weniger braucht; bis dahin bleibt die alte.',
  usesMany:
    'Keines davon braucht gerade mehr. | Eines davon braucht gerade mehr: {name} {used}. Seine Grenze wartet, bis es weniger braucht. | {count} davon brauchen gerade mehr, am meisten {name}: {used}. Ihre Grenze wartet, bis sie weniger brauchen.',
  restartWith: 'Mit {memory} neu starten',
  restartWithWhy: 'Es hatte {had}, und das reichte nicht.',
  restartWithTwice: 'Doppelt so viel wie die {wanted}, die es jetzt haben soll.',
  mistake: {
    memory: 'So viel Speicher kann ein Lab nicht haben: 6 MiB bis 1 TiB.',
    cpu: 'Eine Zahl von 0,01 bis 256.',
    pids: 'Eine ganze Zahl von 1 bis 32768.',
    at: 'Wählen Sie eine Uhrzeit.',
  },
}
