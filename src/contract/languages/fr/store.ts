import type { STORE as ENGLISH } from '../../../core/sentences/store'

const WHAT_TO_DO =
  'Placez-y une sauvegarde de state.json, ou commencez volontairement avec un stockage vide en y créant un fichier nommé START-EMPTY ; puis redémarrez.'
const READABLE = 'les {writes} écritures lisibles qu’il contient sont utilisées'

export const STORE: Readonly<Record<keyof typeof ENGLISH, string>> = {
  DiskFull:
    'Le disque qui contient {directory} est plein : rien n’a été changé. Libérez de la place, ou supprimez des labs ; la suppression reste possible.',
  NoFilesLeft:
    'Le disque qui contient {directory} a de la place mais n’accepte plus de fichiers (ses inodes sont épuisés) : rien n’a été changé. Supprimez-y des fichiers, beaucoup de petits ; les labs peuvent toujours être supprimés.',
  QuotaUsedUp:
    'Ce que cet utilisateur peut occuper sur le disque qui contient {directory} est épuisé (quota) : rien n’a été changé. Supprimez d’autres fichiers, ou faites relever le quota ; les labs peuvent toujours être supprimés.',
  OpenedOnFullDisk:
    'Le stockage a été ouvert sur un disque plein : les labs sont affichés et peuvent être supprimés, tout le reste est refusé jusqu’à ce qu’il y ait de la place. Il reprend alors de lui-même. {why}',
  OpenedWithoutRoom:
    'Le stockage a été ouvert sur un disque plein, et même une suppression n’y tient pas : les labs sont affichés, rien n’est changé. Libérez de la place, puis redémarrez cette application. {why}',
  NoRoomToBegin:
    'Le disque qui contient {directory} n’a pas la place d’y commencer un stockage. Libérez de la place, ou choisissez un autre dossier avec --data-dir, puis redémarrez.',
  JournalBlank:
    '{file} a été créé et ne contient rien, comme après une coupure de courant avant que le disque n’ait gardé ce qu’il avait promis. Si des labs ont changé après la révision {revision}, ces changements sont perdus. Le fichier est mis de côté.',
  DirectoryOfOther:
    '{directory} appartient à un autre utilisateur de cette machine, qui pourrait lire et modifier les labs qu’il contient. Choisissez un dossier à vous avec --data-dir, ou démarrez cette application sous cet utilisateur.',
  DirectoryShared:
    '{directory} sert aussi à autre chose, et devrait être fermé à tous les autres pour les labs qu’il contient. Choisissez avec --data-dir un dossier qui ne serve qu’à cela.',
  DirectoryOpen:
    'D’autres personnes sur cette machine peuvent lire {directory}, avec les adresses des élèves, et son disque ne permet pas de le changer. Choisissez avec --data-dir un dossier sur un autre disque.',
  StoreReadOnly:
    'On ne peut pas écrire dans {directory} : rien n’a été changé. Vérifiez ses droits, et que son disque n’est pas monté en lecture seule.',
  FolderGone:
    '{directory} n’existe plus, ou en partie : rien n’a été changé, les labs continuent. Recréez le dossier, et tout y sera réécrit.',
  WriteRefused:
    'Le disque qui contient {directory} n’a pas accepté l’écriture ({errno}) : rien n’a été changé. Un nouvel essai suivra à la prochaine écriture.',
  StoreCannotWrite: 'Le stockage n’a pas pu écrire.',
  StoreClosed: 'Le stockage est fermé.',
  StoreNewer:
    'Le stockage a été écrit par une version plus récente de ce programme. Il est affiché mais pas modifié : utilisez la version plus récente, ou restaurez une sauvegarde de celle-ci.',
  StoreGone: `Les labs qui étaient conservés dans {directory} ont disparu : state.json, state.json.bak et les journaux manquent. Rien n’a été changé. ${WHAT_TO_DO}`,
  StoreUnreadable: `Les labs conservés dans {directory} ne peuvent pas être lus. {why} Rien n’a été changé ni retiré. ${WHAT_TO_DO}`,
  StoreBegunEmpty: 'Le stockage a été commencé vide, comme demandé. Ce qui s’y trouvait est conservé dans des fichiers *.corrupt-*.',
  StoreElsewhere:
    'Les labs sont conservés dans {directory}, {where} : un autre programme ou une autre machine peut modifier les fichiers, et un lab peut être perdu après une coupure de courant. Choisissez avec --data-dir un dossier sur un disque propre à cette machine.',
  InSyncedFolder: 'dans {folder}, un dossier synchronisé avec le cloud',
  OnNetworkDrive: 'sur un lecteur réseau',
  OnNetworkDriveOf: 'sur un lecteur réseau ({system})',
  DirectoryInUse: 'Ce dossier de données est utilisé par le processus {pid}. Utilisez celui-ci, ou arrêtez-le d’abord.',
  DirectoryLocked:
    'Ce dossier de données est verrouillé par le processus {pid} d’une autre machine. Si aucune autre machine ne l’utilise, supprimez {path} et redémarrez.',
  LockUnsteady: 'Le verrou {path} change sans cesse de propriétaire. Un autre programme redémarre-t-il sans arrêt ?',

  FileEdited: '{file} a été modifié à la main et est utilisé tel quel.',
  FileMissing: '{file} manque.',
  FileDamaged: '{file} est endommagé : {why}.',
  ChecksumWrong: 'sa somme de contrôle ne correspond pas à son contenu',
  ItemCountWrong: 'il annonce {says} éléments et en a {has}',
  EnvelopeMissing: 'il n’a pas l’enveloppe de ce stockage',
  EndMissing: 'il ne se termine pas comme le stockage termine ses fichiers',
  ItemOdd: 'l’élément {number} doit avoir une clé, une révision et une valeur',
  NotJson: 'ce n’est pas du JSON',
  JournalDamaged: `{file} est endommagé à l’octet {at} ({bytes} octets illisibles) ; ${READABLE}.`,
  JournalCutOff: `{file} s’interrompt après {bytes} octets ; ${READABLE}.`,
  JournalHeadless: `{file} n’a pas de première ligne ; ${READABLE}.`,
  JournalMissing: '{file} manque : ce qui a été écrit après la révision {revision} est peut-être perdu.',
  WritesMissing: 'Il manque peut-être des écritures après la révision {revision} ({why}).',
  JournalsForeign:
    'L’instantané et les journaux à côté ne vont pas ensemble ({why}), comme après la restauration d’une sauvegarde : l’instantané est utilisé, les journaux sont mis de côté.',
  FileIsMissing: '{file} manque',
  JournalBeginsLater: '{file} commence à la révision {revision}',
  OtherStore: 'ils viennent d’un autre stockage',

  HistoryGone: 'La révision {revision} est trop ancienne : les changements sont conservés depuis la révision {since}. Rechargez.',
  WatchFellBehind: 'L’observation a pris du retard : les changements sont conservés depuis la révision {since}. Rechargez.',
  RevisionUnknown: 'La révision {revision} n’existe pas encore : la plus récente est {newest}. Rechargez.',
  WatchClosed: 'Cette observation a été fermée.',
  KeyMoved: '{key} est à la révision {actual}, et non {expected}. Regardez de nouveau.',
  KeyEmpty: 'Une clé ne peut pas être vide.',
  NotStorable: 'Cela ne peut pas être conservé : {where} {why}.',
  MustBeObject: 'doit être un objet JSON',
  CannotBe: 'ne peut pas être {what}',
  CannotBeOfType: 'ne peut pas être du type {type}',
  NestedInCircle: 'est imbriqué sur plus de {most} niveaux, ou en cercle',
  NotPlainObject: 'n’est pas un objet simple',
  HoldsHalfCharacter: 'contient la moitié d’un caractère',
}
