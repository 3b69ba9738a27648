import type { WORK as ENGLISH } from '../../../core/sentences/work'

const ONLY = 'seuls les fichiers, les dossiers et les liens sont repris'

export const WORK: Readonly<Record<keyof typeof ENGLISH, string>> = {
  ArchiveBroken: 'L’archive est endommagée ou interrompue : elle ne peut pas être lue jusqu’au bout',
  ArchiveForm: 'L’archive a une forme qui ne se lit pas ici ; une archive créée avec tar (sans compression) convient',
  ArchiveHeaderTooLarge: 'Une entrée de l’archive a un nom ou des attributs plus longs qu’aucun système de fichiers ne le permet',
  ArchiveTooLarge: 'L’archive contient plus de {limit} Mo ; rien n’est repris au-delà',
  ArchiveTooMany: 'L’archive contient plus de {limit} entrées ; rien n’est repris au-delà',
  ArchiveTooHollow: 'L’archive prétend contenir {claims} Mo dans {size} Mo ; elle n’est pas extraite',
  ArchiveNameEmpty: 'Une entrée de l’archive n’a pas de nom',
  ArchiveNameAbsolute: '{name} dans l’archive désigne un endroit propre sur la machine ; seul ce qui se trouve sous le dossier est repris',
  ArchiveNameUpward: '{name} dans l’archive mène hors du dossier',
  ArchiveNameOutside: '{name} dans l’archive se trouve hors de {folder}',
  ArchiveNameControl: '{name} dans l’archive a des caractères de contrôle dans son nom',
  ArchiveNameTooLong: '{name} dans l’archive a un nom plus long qu’un système de fichiers ne le permet',
  ArchiveNameTwice: '{name} figure deux fois dans l’archive',
  ArchiveNameThrough: '{name} dans l’archive se trouve dans quelque chose qui n’est pas un dossier',
  ArchiveLinkOutside: 'Le lien {name} dans l’archive mène hors du dossier, vers {target}',
  ArchiveLinkUnknown: 'Le lien {name} dans l’archive désigne un fichier qui n’y figure pas avant lui : {target}',
  ArchiveDevice: `{name} dans l’archive est un périphérique ; ${ONLY}`,
  ArchivePipe: `{name} dans l’archive est un tube entre programmes ; ${ONLY}`,
  ArchiveKind: `{name} dans l’archive est d’un genre inconnu ; ${ONLY}`,
  ArchiveSparseForm: 'Les trous de {name} dans l’archive sont écrits sous une forme qui ne se lit pas ici',
}
