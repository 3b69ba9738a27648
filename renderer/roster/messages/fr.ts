import type { Translation } from '../../ui/i18n'
import type { en } from './en'

export const fr: Translation<typeof en> = {
  list: 'Liste de la classe',
  hint: 'Telle que vous l’avez : d’un e-mail, d’un tableau, un élève par ligne ou plusieurs adresses sur une ligne.',
  open: 'Ouvrir un fichier…',
  drop: 'ou le déposer ici : texte, CSV, Excel (.xlsx)',
  tooLong: 'C’est plus qu’une liste de classe : 5 000 lignes et 200 000 caractères au plus. Collez une seule classe.',
  file: {
    fileTooLarge: '{name} dépasse 1 Mo. Enregistrez la classe seule, en CSV.',
    oldWorkbook:
      '{name} est un fichier Excel d’avant 2007 ou protégé par un mot de passe. Enregistrez-le en .xlsx sans mot de passe, ou en CSV.',
    noWorkbook: '{name} n’est pas lisible comme classeur Excel. Enregistrez-le en CSV.',
    noText: '{name} n’est pas un texte, ou ses lettres ne sont pas reconnaissables. Enregistrez-le en CSV (UTF-8).',
  },
  student: 'Élève',
  email: 'E-mail',
  columns: 'Ce que signifient les colonnes',
  column: 'Colonne {number}',
  meaning: {
    name: 'Nom complet',
    givenName: 'Prénom',
    surname: 'Nom de famille',
    email: 'E-mail',
    login: 'Identifiant',
    seat: 'Place',
    ignore: 'Non utilisée',
  },
  left: 'Absente : 1 entrée | Absente : 1 entrée | Absentes : {count} entrées',
  leaveOut: 'L’ignorer | L’ignorer | Ignorer ces {count} entrées',
  leftOut: '1 entrée est ignorée | 1 entrée est ignorée | {count} entrées sont ignorées',
  takeBack: 'Ne pas ignorer',
  line: 'Ligne {line}',
  lines: 'Lignes {line} à {last}',
  reason: {
    nobody: 'Il n’y a ni nom ni adresse.',
    email: 'Ce n’est pas une adresse e-mail.',
    manyEmails: 'Il y a plus d’une adresse dans une cellule.',
    twice: 'Le même élève qu’à la ligne {line}.',
    damaged: 'Des lettres ont été perdues (�) auparavant. Retapez l’entrée.',
    aboveHeading: 'Se trouve au-dessus de l’en-tête.',
    noEmail: 'Il n’y a pas d’adresse e-mail ; un lab en a besoin.',
  },
}
