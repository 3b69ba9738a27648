import type { CONTACT as ENGLISH } from '../../../core/sentences/contact'

const CHOOSE = 'par exemple avec « docker context use default »'

export const CONTACT: Readonly<Record<keyof typeof ENGLISH, string>> = {
  ContainerStuck:
    'Docker répond, mais pas au sujet du conteneur de ce lab ; il sera de nouveau interrogé. Si cela persiste, redémarrez Docker',
  AddressOdd:
    'Docker est réglé sur « {address} », une adresse où aucun lab ne peut tourner. Supprimez la variable DOCKER_HOST, ou omettez --docker-host, puis redémarrez cette application.',
  ContextMissing: `La commande docker est réglée sur le contexte « {context} », qui n’existe pas sur cette machine. Choisissez-en un qui existe, ${CHOOSE}.`,
  ContextVariable:
    'La variable DOCKER_CONTEXT nomme le contexte « {context} », qui n’existe pas sur cette machine. Supprimez-la là où cette application est démarrée, puis redémarrez-la.',
  ContextUnreadable: `La commande docker est réglée sur le contexte « {context} », dont le fichier n’indique aucune adresse ou ne peut pas être lu ({file}). Choisissez-en un autre, ${CHOOSE}.`,
  ConfigUnreadable:
    'Les réglages de la commande docker ne peuvent pas être lus ({file}), on ne sait donc pas quel Docker est voulu. Corrigez ce fichier, ou déplacez-le.',
  CertificateMissing:
    'Docker à l’adresse {address} doit être interrogé avec des certificats, et {file} manque ou ne peut pas être lu. Mettez-le en place, ou supprimez DOCKER_TLS_VERIFY et DOCKER_CERT_PATH.',
  ContextCertificateMissing: `Le contexte docker « {context} » utilise des certificats, et {file} manque ou ne peut pas être lu. Importez de nouveau ce contexte, ou choisissez-en un autre, ${CHOOSE}.`,
  CertificatesDoNotFit:
    'Les certificats pour Docker à l’adresse {address} ne correspondent pas aux siens. Demandez les certificats actuels à la personne qui a installé ce Docker.',
  CertificatesWanted:
    'Docker à l’adresse {address} ne répond qu’avec des certificats (TLS). Définissez DOCKER_TLS_VERIFY et DOCKER_CERT_PATH là où cette application est démarrée, puis redémarrez-la.',
  NoTlsThere:
    'Docker à l’adresse {address} doit être interrogé avec des certificats (TLS), et ce qui écoute là n’en connaît pas. Supprimez DOCKER_TLS_VERIFY là où cette application est démarrée, puis redémarrez-la.',
  NotDocker:
    'Ce qui répond à l’adresse {address} n’est pas Docker, ou ne le dit pas (code HTTP {status}). Vérifiez l’adresse, et s’il y a un proxy entre les deux ; les labs reprennent d’eux-mêmes dès que Docker répond.',
  NetworkMisfit:
    'Docker a un réseau nommé {name} qui n’est pas préparé pour les labs (ils pourraient s’y atteindre). Supprimez-le avec « docker network rm {name} » ; les labs créent alors le leur.',
}
