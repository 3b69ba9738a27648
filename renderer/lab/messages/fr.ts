import { fr as explain } from '../explain/messages/fr'
import { fr as limits } from '../limits/messages/fr'
import { fr as pendingChange } from '../pending-change/messages/fr'
import type { Translation } from '../../ui/i18n'
import type { en } from './en'

export const fr: Translation<typeof en> = {
  explain,
  limits,
  pendingChange,
  state: {
    pending: 'En attente',
    provisioning: 'Démarrage',
    ready: 'Prêt',
    completed: 'Terminé',
    expired: 'Expiré',
    failed: 'Échoué',
    deleting: 'Suppression',
    deleted: 'Supprimé',
    silent: 'Sans réponse',
  },
  action: {
    open: 'Ouvrir',
    extend: 'Prolonger',
    restart: 'Redémarrer',
    limits: 'Limites',
    tryNow: 'Essayer maintenant',
    delete: 'Supprimer',
    copy: 'Copier l’adresse',
  },
  disabledReason: {
    leaving: 'Impossible : le lab est en cours de suppression',
    notReady: 'Impossible : le lab n’est pas prêt',
    noAddress: 'Rien à ouvrir : aucune page web n’est demandée à ce lab',
    notStarted: 'Impossible : le lab n’a pas encore été prêt',
    endless: 'Inutile : le lab n’a pas de fin',
    lost: 'Impossible : le moteur est injoignable',
    silent: 'Impossible tant que Docker ne répond pas',
  },
  doing: {
    delete: '{name} est en cours de suppression',
    restart: 'Redémarrage de {name}',
    limit: 'Nouvelles limites pour {name}',
    limitOff: '{name} retrouve les limites du modèle',
    restartWith: 'Redémarrage de {name} avec {memory}',
    tryNow: '{name} : essai en cours',
    extend: '{name} : {minutes} min de plus',
    extendUntil: '{name} se termine maintenant à {when}',
    keep: '{name} est conservé jusqu’à {when}',
    keepForGood: '{name} est conservé jusqu’à ce que vous le supprimiez',
    copied: 'Adresse de {name} copiée',
    copyRefused: 'Le navigateur ne permet pas de copier. L’adresse :',
  },
  failed: {
    open: '{name} n’a pas pu être ouvert',
    copy: 'L’adresse de {name} n’a pas pu être lue',
    extend: '{name} n’a pas pu être prolongé',
    keep: '{name} n’a pas pu être conservé plus longtemps',
    restart: '{name} n’a pas pu être redémarré',
    limit: 'Les limites de {name} n’ont pas pu être changées',
    delete: '{name} n’a pas pu être supprimé',
  },
  undo: { deleting: 'Suppression de {name}', inSeconds: 'Suppression dans {seconds} s' },
  remove: {
    title: 'Supprimer {count} labs ? | Supprimer {name} ? | Supprimer {count} labs ?',
    goes: 'Sont concernés :',
    ready:
      'Aucun n’est prêt. | L’un d’eux est prêt : un élève y travaille peut-être. | {count} d’entre eux sont prêts : des élèves y travaillent peut-être.',
    confirm: 'Supprimer | Supprimer 1 lab | Supprimer {count} labs',
    atWork: '{student} y travaille peut-être en ce moment.',
    never: 'Il n’a jamais démarré : il n’y a pas de travail à mettre en sûreté.',
    work: 'Ce qui y a été fait est d’abord archivé, ou reconnu comme vide. Ensuite le conteneur et son dossier sont supprimés ; ce qui ne peut pas être archivé reste. | Ce qui y a été fait est d’abord archivé, ou reconnu comme vide. Ensuite le conteneur et son dossier sont supprimés ; ce qui ne peut pas être archivé reste. | Ce qui y a été fait est d’abord archivé, ou reconnu comme vide. Ensuite les conteneurs et leurs dossiers sont supprimés ; ce qui ne peut pas être archivé reste.',
    noFolder:
      'Son modèle n’indique pas de dossier d’élève : seul ce que l’image ou le modèle permettent d’écrire ailleurs est recherché et archivé.',
    noFolderOf:
      'aucun | Le modèle de l’un d’eux n’indique pas de dossier d’élève : de celui-là, seul ce que l’image ou le modèle permettent d’écrire ailleurs est archivé. | Les modèles de {count} d’entre eux n’indiquent pas de dossier d’élève : de ceux-là, seul ce que l’image ou le modèle permettent d’écrire ailleurs est archivé.',
    final: 'Cette action est définitive.',
    undo: 'Elle peut être annulée pendant 8 secondes.',
    noRoom:
      'À sa fin, il n’y avait pas de place pour son travail. S’il n’y en a toujours pas, la suppression attend, et ses détails proposent un autre dossier.',
    elsewhere: 'Un autre dossier pour son travail',
    elsewhereHint:
      'Sur un disque avec de la place, en entier depuis la racine ; il est créé s’il n’existe pas. La trace du lab dit où est son travail.',
    elsewhereTaken: 'Son travail doit aller dans {folder}.',
    elsewhereConfirm: 'L’y mettre en sûreté',
  },
  left: {
    ahead: 'compte à partir de prêt',
    startsAt: 'débute {when}',
    endless: 'sans fin',
    over: 'écoulé',
    label: 'Temps restant : {text}',
    endsAt: 'Se termine {when}',
    short: 'reste {text}',
  },
  kept: {
    until: 'conservé jusqu’à {when}',
    forGood: 'conservé pour toujours',
    keep: 'Conserver',
    keepLabel: 'Conserver {name} un jour de plus',
    aDay: 'Conserver un jour de plus',
    always: 'Pour toujours',
  },
  batch: {
    extend: { doing: 'Prolongation : {finished} sur {of}', done: '{count} prolongés', report: 'Non prolongés' },
    restart: { doing: 'Redémarrage : {finished} sur {of}', done: '{count} redémarrés', report: 'Non redémarrés' },
    limit: { doing: 'Réglage des limites : {finished} sur {of}', done: '{count} limites réglées', report: 'Limites non réglées' },
    delete: { doing: 'Suppression : {finished} sur {of}', done: '{count} en cours de suppression', report: 'Non supprimés' },
    create: { doing: 'Création : {finished} sur {of}', done: '{count} créés', report: 'Non créés' },
    failed: '{count} échoués',
    left: '{count} non commencés',
    again: 'Réessayer pour ceux-ci',
    close: 'Fermer le compte rendu',
  },
  overdue: 'Non confirmé depuis plus de deux vérifications : peut-être plus à jour',
  waits: {
    queue: 'Place {position} dans la file',
    schedule: 'Son début prévu',
    pull: 'Téléchargement de l’image : {percent} %',
    unpack: 'Extraction de l’image',
    pullUnknown: 'Téléchargement de l’image : taille encore inconnue',
    change: 'Une modification est en cours d’application',
    retry: 'Prochain essai dans {span}',
    retryNow: 'Prochain essai maintenant',
    folder: 'Dossier : {used} sur {bound} Mo',
  },
  builtIn: {
    'sample-lab': {
      title: 'Lab d’exemple',
      description: 'Une petite page web, prête en une seconde. Son image est composée sur cette machine : aucun réseau n’est nécessaire.',
    },
    'python-basics': {
      title: 'Bases de Python',
      description: 'Python 3.11. La page montre les fichiers du dossier de l’élève.',
    },
    'web-dev': {
      title: 'Développement web',
      description: 'Un serveur web pour les pages de l’élève.',
    },
    shell: {
      title: 'Shell',
      description:
        'Une ligne de commande Linux dans le navigateur. Elle demande l’utilisateur « student » et le mot de passe propre au lab.',
    },
    jupyter: {
      title: 'Notebook Jupyter',
      description: 'JupyterLab avec Python. Le lien contient le jeton propre au lab.',
    },
  },
}
