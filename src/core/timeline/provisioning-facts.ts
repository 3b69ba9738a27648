import type { LabTransition, StoredLab } from '../resource/lab-instance'
import type { LabFact } from './lab-fact'
import { elapsedMs } from './elapsed'
import { isoTime, momentOf } from '../resource/format/timestamp'

/** From its declaration to its first answer, as far as it came. Numbers that only the controller could measure are with its transitions. */
export function provisioningFacts(lab: StoredLab): LabFact[] {
  const { transitions = [], retries = 0, reason } = lab.status
  const begun = transitions.find(({ state }) => state === 'provisioning')
  const ready = transitions.find(({ state }) => state === 'ready')
  const queuedMs = elapsedMs(waitsSince(lab), begun?.time)
  return [
    ...(queuedMs === undefined ? [] : [{ fact: 'queued', ms: queuedMs, ...number('ahead', begun?.data?.['ahead']) } as const]),
    ...pulled(ready),
    ...measured('started', ready?.data?.['startMs']),
    ...measured('answered', ready?.data?.['answerMs']),
    ...(retries === 0 || lab.status.state === 'failed'
      ? []
      : [{ fact: 'retried', attempts: retries, ...(reason === undefined ? {} : { reason }) } as const]),
  ]
}

/** How long its student waited for it, ms. */
export function timeToReady(lab: StoredLab): number | undefined {
  return elapsedMs(waitsSince(lab), lab.status.readyAt)
}

/** A lab that is to start later keeps nobody waiting until then. */
function waitsSince({ metadata, spec }: StoredLab): string {
  const planned = momentOf(spec.scheduledStart)
  return planned !== undefined && planned > (momentOf(metadata.creationTimestamp) ?? 0) ? isoTime(planned) : metadata.creationTimestamp
}

function pulled(ready: LabTransition | undefined): LabFact[] {
  const ms = ready?.data?.['pullMs']
  return ms === undefined ? [] : [{ fact: 'pulled', ms: Math.max(0, ms), ...number('bytes', ready?.data?.['pullBytes']) }]
}

function measured(fact: 'started' | 'answered', ms: number | undefined): LabFact[] {
  return ms === undefined ? [] : [{ fact, ms: Math.max(0, ms) }]
}

function number<Name extends string>(name: Name, value: number | undefined): { readonly [N in Name]?: number } {
  return (value === undefined ? {} : { [name]: Math.max(0, value) }) as { readonly [N in Name]?: number }
}
