import type { Translation } from '../../ui/words'

/** Sentences for the facts of `explain` in the engine. */
export const explainEn = {
  queued: 'It waited {time} before it was begun.', queuedBehind: 'It waited {time} before it was begun, behind 1 other lab. | It waited {time} before it was begun, behind {count} other labs.',
  pulled: 'Its image took {time} to fetch.', pulledSize: 'Its image ({size}) took {time} to fetch.', started: 'Its container was made and started in {time}.', answered: 'It answered {time} after its container ran.',
  slowerThan: 'It took longer to be ready than the one other lab of its template. | It took longer to be ready than {slower} of {count} labs of its template.', fastest: 'It was ready sooner than the one other lab of its template. | It was ready sooner than all {count} other labs of its template.',
  retried: 'One attempt did not work: {why}. | {count} attempts did not work, lately: {why}.', repaired: 'It was made again once: {why}. | It was made again {count} times, lately: {why}.',
  restarted: 'A person restarted it. | A person restarted it {count} times.', extended: 'Its end was moved. | Its end was moved {count} times.', endsAt: 'It ends at {time} ({when}).',
  silent: 'Its container runs, but it does not answer.', silentSince: 'Its container runs, but it has not answered since {time}.',
  failed: 'It was given up after one attempt: {why}. Restart it once the cause is gone. | It was given up after {count} attempts: {why}. Restart it once the cause is gone.',
  expired: 'Its time was over; it was stopped.', expiredAfter: 'After {time} its time was over; it was stopped.', completed: 'It ended by itself.', completedAfter: 'It ended by itself after {time}.',
  deleted: 'It is deleted.', deletedAt: 'It was deleted at {time}.',
  waits: {
    schedule: 'It waits for its planned start.', scheduleAt: 'It starts at {time} ({when}), as planned.', slot: 'It waits until the machine has room to start it.', slotAt: 'It waits until the machine has room to start it: number {position} in line.', image: 'Its image is being fetched; how much is left is not known yet.', imageAt: 'Its image is being fetched: {percent} % is here.', unpack: 'Its image is here and is being unpacked.',
    answer: 'Its container is being made or runs; it has not answered yet.', retry: 'It will be tried again: {why}.', retryAt: 'It is tried again at {time} ({when}): {why}.', removal: 'It is being taken apart: its work is collected, then all of it is removed.', removalBlocked: 'It cannot be removed yet: {why}.',
  },
  why: {
    unknown: 'no cause was recorded', OOMKilled: 'it ran out of memory', OutOfMemory: 'the machine has no memory left', Killed: 'it was killed by a signal', BadCommand: 'its command cannot be run', Error: 'it ended with an error', Completed: 'it ended by itself', StoppedByHand: 'somebody stopped its container outside this program', StoppedWithDocker: 'its container stopped together with Docker',
    ContainerMissing: 'its container had vanished', ContainerReplaced: 'another container ran in its place', ContainerPaused: 'somebody paused its container', PortMoved: 'Docker had moved it to another port', ProvisioningTimeout: 'it did not answer in time', TemplateMissing: 'its template is gone',
    ImageNotFound: 'there is no such image', ImagePullFailed: 'its image could not be fetched', ImagePullStalled: 'fetching its image came to a stop', RateLimited: 'the registry allows no more fetches for now', RegistryUnreachable: 'the registry cannot be reached', RegistryDenied: 'the registry refused the image', DiskFull: 'the disk is full', PortConflict: 'its port was taken', NetworkPoolExhausted: 'Docker has no network address left',
    StartFailed: 'its container could not be started', CollectFailed: 'its work could not be collected', DockerUnavailable: 'Docker is not answering', DockerTimeout: 'Docker took too long to answer',
  },
}

export const explainDe: Translation<typeof explainEn> = {
  queued: 'Es wartete {time}, bis es begonnen wurde.', queuedBehind: 'Es wartete {time}, bis es begonnen wurde, hinter 1 anderen Lab. | Es wartete {time}, bis es begonnen wurde, hinter {count} anderen Labs.',
  pulled: 'Sein Image zu holen dauerte {time}.', pulledSize: 'Sein Image ({size}) zu holen dauerte {time}.', started: 'Sein Container war in {time} gemacht und gestartet.', answered: 'Es antwortete {time}, nachdem sein Container lief.',
  slowerThan: 'Es brauchte länger bis zur Bereitschaft als das eine andere Lab seiner Vorlage. | Es brauchte länger bis zur Bereitschaft als {slower} von {count} Labs seiner Vorlage.', fastest: 'Es war eher bereit als das eine andere Lab seiner Vorlage. | Es war eher bereit als alle {count} anderen Labs seiner Vorlage.',
  retried: 'Ein Versuch misslang: {why}. | {count} Versuche misslangen, zuletzt: {why}.', repaired: 'Es wurde einmal neu gemacht: {why}. | Es wurde {count}-mal neu gemacht, zuletzt: {why}.',
  restarted: 'Eine Person hat es neu gestartet. | Es wurde {count}-mal von Hand neu gestartet.', extended: 'Sein Ende wurde verschoben. | Sein Ende wurde {count}-mal verschoben.', endsAt: 'Es endet um {time} ({when}).',
  silent: 'Sein Container läuft, aber es antwortet nicht.', silentSince: 'Sein Container läuft, aber es antwortet seit {time} nicht.',
  failed: 'Nach einem Versuch wurde es aufgegeben: {why}. Neu starten, wenn die Ursache behoben ist. | Nach {count} Versuchen wurde es aufgegeben: {why}. Neu starten, wenn die Ursache behoben ist.',
  expired: 'Seine Zeit war um; es wurde angehalten.', expiredAfter: 'Nach {time} war seine Zeit um; es wurde angehalten.', completed: 'Es endete von selbst.', completedAfter: 'Es endete nach {time} von selbst.',
  deleted: 'Es ist gelöscht.', deletedAt: 'Es wurde um {time} gelöscht.',
  waits: {
    schedule: 'Es wartet auf seinen geplanten Beginn.', scheduleAt: 'Es beginnt wie geplant um {time} ({when}).', slot: 'Es wartet, bis der Rechner Platz hat, es zu starten.', slotAt: 'Es wartet, bis der Rechner Platz hat, es zu starten: Nummer {position} in der Schlange.', image: 'Sein Image wird geholt; wie viel noch fehlt, ist nicht bekannt.', imageAt: 'Sein Image wird geholt: {percent} % sind da.', unpack: 'Sein Image ist da und wird entpackt.',
    answer: 'Sein Container wird gemacht oder läuft; geantwortet hat es noch nicht.', retry: 'Es wird noch einmal versucht: {why}.', retryAt: 'Um {time} ({when}) wird es noch einmal versucht: {why}.', removal: 'Es wird abgebaut: seine Arbeit wird eingesammelt, dann wird alles entfernt.', removalBlocked: 'Es lässt sich noch nicht entfernen: {why}.',
  },
  why: {
    unknown: 'eine Ursache ist nicht aufgezeichnet', OOMKilled: 'der Speicher reichte ihm nicht', OutOfMemory: 'der Rechner hat keinen Speicher mehr', Killed: 'ein Signal hat es beendet', BadCommand: 'sein Befehl lässt sich nicht ausführen', Error: 'es endete mit einem Fehler', Completed: 'es endete von selbst', StoppedByHand: 'jemand hat seinen Container außerhalb dieses Programms angehalten', StoppedWithDocker: 'sein Container endete zusammen mit Docker',
    ContainerMissing: 'sein Container war verschwunden', ContainerReplaced: 'an seiner Stelle lief ein anderer Container', ContainerPaused: 'jemand hat seinen Container pausiert', PortMoved: 'Docker hatte es auf einen anderen Port gelegt', ProvisioningTimeout: 'es antwortete nicht rechtzeitig', TemplateMissing: 'seine Vorlage ist nicht mehr da',
    ImageNotFound: 'dieses Image gibt es nicht', ImagePullFailed: 'sein Image ließ sich nicht holen', ImagePullStalled: 'das Holen seines Images kam zum Stillstand', RateLimited: 'die Registry erlaubt vorerst kein weiteres Holen', RegistryUnreachable: 'die Registry ist nicht erreichbar', RegistryDenied: 'die Registry verweigert das Image', DiskFull: 'die Festplatte ist voll', PortConflict: 'sein Port war belegt', NetworkPoolExhausted: 'Docker hat keine Netzadresse mehr frei',
    StartFailed: 'sein Container ließ sich nicht starten', CollectFailed: 'seine Arbeit ließ sich nicht einsammeln', DockerUnavailable: 'Docker antwortet nicht', DockerTimeout: 'Docker brauchte zu lange für eine Antwort',
  },
}
