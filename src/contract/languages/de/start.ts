import type { START as ENGLISH } from '../../../core/sentences/start'

export const START: Readonly<Record<keyof typeof ENGLISH, string>> = {
  PortOccupied:
    'Port {port} ist von einem anderen Programm belegt. Wählen Sie mit --port einen anderen, oder lassen Sie die Angabe weg: Dann wird ein freier genommen.',
  PortNotAllowed: 'Dieser Benutzer darf Port {port} nicht benutzen. Wählen Sie einen anderen.',
  DataDirNotAllowed: 'Dieser Benutzer darf das Datenverzeichnis {directory} nicht benutzen. Wählen Sie ein anderes.',
  DataDirNotFolder: 'Das Datenverzeichnis {directory} ist kein Verzeichnis. Wählen Sie mit --data-dir ein anderes.',
  PanelNotBuilt: 'Das Panel ist nicht gebaut: In {folder} fehlt index.html. Führen Sie zuerst das aus: npm run build',
  ProtectionSwitchedOff:
    'Lab Resource Manager startet nicht mit {switches}: Das würde abschalten, was diesen Rechner schützt. Lassen Sie es weg.',
  ProvisionerOptionOdd: '--provisioner ist eines von: {known}.',
  EventsUrlOdd: '--events-url muss eine Adresse mit http:// oder https:// sein.',
}
