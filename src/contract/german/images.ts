import type { IMAGES as ENGLISH } from '../../core/sentences/images'

export const IMAGES: Readonly<Record<keyof typeof ENGLISH, string>> = {
  TriesAgainForAll: '{why}. Der nächste Versuch gilt für alle Labs, die dieses Image brauchen',
  TryingNow: 'Jemand wollte nicht warten: Der nächste Versuch läuft jetzt',
  PullRateLimited: 'Registry bremst: Vorerst lässt sie kein weiteres Laden von {image} zu. Warten Sie, oder melden Sie Docker bei der Registry an',
  PullDiskFull: 'Festplatte voll: {image} hat keinen Platz. Schaffen Sie Platz, dann starten Sie das Lab neu',
  PullImageNotFound: 'Image fehlt: {image} gibt es in der Registry nicht. Prüfen Sie Name und Tag in der Vorlage',
  PullDenied: 'Registry verweigert {image}: Es gibt es nicht, oder Docker muss sich erst anmelden (docker login)',
  PullNameInvalid: 'Ungültiger Name eines Images: „{image}“. Korrigieren Sie die Vorlage',
  PullUnreachable: 'Registry nicht erreichbar, {image} fehlt noch. Prüfen Sie das Netz dieses Rechners, oder laden Sie das Image vorher',
  PullFailed: 'Image nicht geladen ({image}): {said}',
  PullStalled: 'Laden von {image} stockt: {seconds}\u00A0s lang kam nichts mehr, dann wurde es abgebrochen',
  PullGivenUp: 'Laden von {image} abgebrochen: Der Motor wurde beendet. Starten Sie es noch einmal',
}
