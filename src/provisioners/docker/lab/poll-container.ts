import { backoffDelay } from '../../../core/clock/backoff'
import { pause } from '../../../core/clock/pause'
import { fault } from '../../../core/provisioner/provisioner-error'
import type { Inspected } from '../daemon/answers'
import type { DockerContext } from '../docker-context'

/** Five seconds in all: what Docker has begun takes it a tenth of one as a rule. */
const LOOKS = 15
const BACKOFF = { baseMs: 10, capMs: 500 }

type Tools = Pick<DockerContext, 'clock'> & { readonly api: Pick<DockerContext['api'], 'inspect'> }

/** Somebody (we, before a crash; a person) is removing it already: it is gone when Docker says so. */
export async function waitUntilGone(tools: Tools, id: string): Promise<void> {
  if ((await pollUntil(tools, id, (seen) => seen === undefined)) === undefined) return
  throw fault('StillRemoving', 'transient', { sentence: { code: 'DockerKeepsRemoving' } })
}

/** Docker gives a name away before there is a container to look at: somebody (we, before a crash) is just making it. */
export function waitUntilMade(tools: Tools, name: string): Promise<Inspected | undefined> {
  return pollUntil(tools, name, (seen) => seen !== undefined)
}

async function pollUntil(
  { api, clock }: Tools,
  idOrName: string,
  isAsWanted: (seen: Inspected | undefined) => boolean,
): Promise<Inspected | undefined> {
  for (let looks = 1; ; looks += 1) {
    const seen = await api.inspect(idOrName)
    if (isAsWanted(seen) || looks >= LOOKS) return seen
    await pause(clock, backoffDelay(looks - 1, BACKOFF))
  }
}
