import type { Translation } from '../ui/words'

const en = {
  state: {
    pending: 'Pending', provisioning: 'Provisioning', ready: 'Ready', completed: 'Completed',
    expired: 'Expired', failed: 'Failed', deleting: 'Deleting', deleted: 'Deleted',
  },
  action: { open: 'Open', extend: 'Extend', restart: 'Restart', delete: 'Delete', copy: 'Copy address' },
}

const de: Translation<typeof en> = {
  state: {
    pending: 'Wartet', provisioning: 'Wird gestartet', ready: 'Bereit', completed: 'Fertig',
    expired: 'Abgelaufen', failed: 'Gescheitert', deleting: 'Wird gelöscht', deleted: 'Gelöscht',
  },
  action: { open: 'Öffnen', extend: 'Verlängern', restart: 'Neu starten', delete: 'Löschen', copy: 'Adresse kopieren' },
}

export const labWords = { en, de }
