import type { BOUNDS as ENGLISH } from '../../../core/sentences/bounds'

export const BOUNDS: Readonly<Record<keyof typeof ENGLISH, string>> = {
  AppSlow:
    'Seit {seconds} s kommt hier alles um bis zu {ms} ms zu spät: Dieser Rechner oder diese App hat mehr zu tun, als zu schaffen ist. Schließen Sie Programme, die nicht gebraucht werden; die Labs laufen von selbst weiter',
  AppQuick: 'Hier wird wieder alles sofort beantwortet',
}
