import type { Translation } from '../../ui/words'

export const limitsEn = {
  title: 'Limits of {count} labs | Limits of {name} | Limits of {count} labs',
  about: 'They act at once, on the running lab. Nothing is restarted.',
  memory: 'Memory', cpu: 'Processors', pids: 'Processes',
  inForce: 'In force now: {limits}.', byTemplate: '{like} Empty: as the template says.', keep: '{like} Empty: as it is.',
  like: { memory: 'Like 512 MiB or 1 GiB.', cpu: 'Like 0.5 or 2.', pids: 'Like 256.' },
  value: { cpu: '{count} CPU', memory: '{size} memory', pids: '{count} processes' },
  lasts: 'For how long', forGood: 'For good', until: 'Until a time', at: 'Until', today: 'Until {when} today, {zone}. Then the template\'s again.', tomorrow: 'Until {when} tomorrow, {zone}. Then the template\'s again.', later: 'Until {when}, {zone}. Then the template\'s again.',
  back: 'Back to the template\'s', apply: 'Set limits | Set limits | Set limits of {count} labs', nothing: 'Fill in at least one limit.',
  uses: 'It uses {used} now. Such a limit waits until it uses less; until then the old one stays.',
  usesMany: 'None of them uses more now. | One of them uses more now: {name} {used}. Its limit waits until it uses less. | {count} of them use more now, the most {name}: {used}. Their limit waits until they use less.',
  restartWith: 'Restart with {memory}', restartWithWhy: 'It had {had} and ran out of it.', restartWithTwice: 'Twice the {wanted} that it is to have now.',
  mistake: { memory: 'Not an amount of memory that a lab can have: 6 MiB to 1 TiB.', cpu: 'A number from 0.01 to 256.', pids: 'A whole number from 1 to 32768.', at: 'Choose a time.' },
}

export const limitsDe: Translation<typeof limitsEn> = {
  title: 'Grenzen von {count} Labs | Grenzen von {name} | Grenzen von {count} Labs',
  about: 'Sie gelten sofort, für das laufende Lab. Nichts wird neu gestartet.',
  memory: 'Speicher', cpu: 'Prozessoren', pids: 'Prozesse',
  inForce: 'Jetzt gilt: {limits}.', byTemplate: '{like} Leer: wie die Vorlage sagt.', keep: '{like} Leer: bleibt, wie es ist.',
  like: { memory: 'Wie 512 MiB oder 1 GiB.', cpu: 'Wie 0,5 oder 2.', pids: 'Wie 256.' },
  value: { cpu: '{count} CPU', memory: '{size} Speicher', pids: '{count} Prozesse' },
  lasts: 'Wie lange', forGood: 'Auf Dauer', until: 'Bis zu einer Uhrzeit', at: 'Bis', today: 'Bis heute {when}, {zone}. Danach wieder wie die Vorlage.', tomorrow: 'Bis morgen {when}, {zone}. Danach wieder wie die Vorlage.', later: 'Bis {when}, {zone}. Danach wieder wie die Vorlage.',
  back: 'Zurück zur Vorlage', apply: 'Grenzen setzen | Grenzen setzen | Grenzen von {count} Labs setzen', nothing: 'Tragen Sie mindestens eine Grenze ein.',
  uses: 'Es braucht gerade {used}. So eine Grenze wartet, bis es weniger braucht; bis dahin bleibt die alte.',
  usesMany: 'Keines davon braucht gerade mehr. | Eines davon braucht gerade mehr: {name} {used}. Seine Grenze wartet, bis es weniger braucht. | {count} davon brauchen gerade mehr, am meisten {name}: {used}. Ihre Grenze wartet, bis sie weniger brauchen.',
  restartWith: 'Mit {memory} neu starten', restartWithWhy: 'Es hatte {had}, und das reichte nicht.', restartWithTwice: 'Doppelt so viel wie die {wanted}, die es jetzt haben soll.',
  mistake: { memory: 'So viel Speicher kann ein Lab nicht haben: 6 MiB bis 1 TiB.', cpu: 'Eine Zahl von 0,01 bis 256.', pids: 'Eine ganze Zahl von 1 bis 32768.', at: 'Wählen Sie eine Uhrzeit.' },
}
