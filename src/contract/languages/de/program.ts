import type { PROGRAM as ENGLISH } from '../../../core/sentences/program'

export const PROGRAM: Readonly<Record<keyof typeof ENGLISH, string>> = {
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

  AppSlow:
    'Seit {seconds} s kommt hier alles um bis zu {ms} ms zu spät: Dieser Rechner oder diese App hat mehr zu tun, als zu schaffen ist. Schließen Sie Programme, die nicht gebraucht werden; die Labs laufen von selbst weiter',
  AppQuick: 'Hier wird wieder alles sofort beantwortet',
}
