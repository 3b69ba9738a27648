import type { PROGRAM as ENGLISH } from '../../../core/sentences/program'

export const PROGRAM: Readonly<Record<keyof typeof ENGLISH, string>> = {
  PortOccupied:
    'Le port {port} est déjà utilisé par un autre programme. Choisissez-en un autre avec --port, ou omettez-le : un port libre sera pris.',
  PortNotAllowed: 'Cet utilisateur n’a pas le droit d’utiliser le port {port}. Choisissez-en un autre.',
  DataDirNotAllowed: 'Cet utilisateur n’a pas accès au dossier de données {directory}. Choisissez-en un autre.',
  DataDirNotFolder: 'Le dossier de données {directory} n’est pas un dossier. Choisissez-en un autre avec --data-dir.',
  PanelNotBuilt: 'Le panneau n’est pas construit : index.html manque dans {folder}. Exécutez d’abord : npm run build',
  ProtectionSwitchedOff:
    'Lab Resource Manager ne démarre pas avec {switches} : cela désactiverait ce qui protège cette machine. Retirez-le.',
  ProvisionerOptionOdd: '--provisioner est l’un de : {known}.',
  EventsUrlOdd: '--events-url doit être une adresse http:// ou https://.',

  AppSlow:
    'Depuis {seconds} s, tout ici a jusqu’à {ms} ms de retard : cette machine, ou cette application, a plus à faire qu’elle ne peut. Fermez les programmes inutiles ; les labs continuent d’eux-mêmes',
  AppQuick: 'Tout répond de nouveau immédiatement',
}
