import type { READINESS as ENGLISH } from '../../../core/sentences/readiness'

const TIME_UP = 'Délai dépassé : le lab n’a pas répondu en {seconds} s'

export const READINESS: Readonly<Record<keyof typeof ENGLISH, string>> = {
  TriesAgain: '{why}. Nouvel essai dans {seconds} s (essai {number} sur {of})',

  NotRunningYet: 'Le conteneur ne tourne pas ({condition})',
  AnotherContainer: 'Le conteneur est maintenant un autre',
  NotPublished: 'Le port {port} n’est pas publié ; ajoutez-le aux ports du modèle',
  NoAnswerYet: 'Pas encore de réponse sur le port {port}',
  NoAnswerInTime: 'Aucune réponse sur le port {port} en {seconds} s',
  AnsweredWith:
    'Il a répondu avec HTTP {status}, ce qui ne compte pas comme prêt ; consultez sa sortie, ou indiquez dans le modèle quelles réponses comptent',
  SpeaksNoHttp: 'Ce qui écoute sur le port {port} ne parle pas HTTP ; corrigez dans le modèle le port ou le protocole (https)',
  SpeaksNoHttps: 'Ce qui écoute sur le port {port} ne parle pas HTTPS ; corrigez dans le modèle le port ou le protocole (http)',
  CheckFailed: 'La commande de vérification s’est terminée avec le code {exitCode}',
  CheckCannotRun: 'La commande de vérification ne peut pas s’exécuter dans cette image ; corrigez-la dans le modèle',
  CheckTookTooLong: 'La commande de vérification ne s’est pas terminée en {seconds} s',
  CheckGivenUp: 'La vérification a été abandonnée',

  ListensOnLoopback: 'Refusé à l’intérieur : il n’écoute sur le port {port} que pour lui-même (loopback) ; faites-le écouter sur 0.0.0.0',
  ListensElsewhere: 'Rien n’écoute sur le port {port} ; il écoute sur {ports}. Corrigez le port dans le modèle',
  NothingListens: 'Rien n’écoute encore sur le port {port} ; sa sortie dit peut-être pourquoi',
  WithLastLine: '{why}. Dernière ligne de sa sortie : {line}',

  ProvisioningTimeout: TIME_UP,
  ProvisioningTimeoutBecause: `${TIME_UP}. {why}`,
  EndedBeforeReady: 'Le lab s’est terminé avant d’être prêt (code 0) ; donnez-lui une commande qui continue de tourner',
  ExitedBeforeReady: 'Le lab s’est terminé avec le code {exitCode} avant d’être prêt ; sa sortie en dit plus',
  WrongArchitecture:
    'Son image est faite pour un autre type de processeur que celui de cette machine (exec format error) ; choisissez une image pour cette machine',
  CommandNotFound: 'La commande du lab n’existe pas dans son image, ou ne peut pas être exécutée ; corrigez le modèle',

  LabReady: 'Le lab est prêt',
  NoAnswer: 'Le conteneur tourne, mais le lab ne répond pas : {why}. Consultez sa sortie, ou redémarrez-le',
  Answers: 'Le lab répond',
  AnswersAgain: 'Le lab répond de nouveau',
}
