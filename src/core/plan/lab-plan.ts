import { studentIn } from '../resource/student'
import { ADOPTED_ANNOTATION, REPLACE_ANNOTATION, WORK_FOLDER_ANNOTATION } from '../resource/annotations'
import { DEFAULT_LIMITS } from '../resource/template-choices'
import type { LabResources, StoredLab } from '../resource/lab-instance'
import type { LabTemplate } from '../resource/lab-template'
import { parseMemory } from '../resource/format/quantity'
import type { Limits } from '../provisioner/observation'
import type { LabPlan } from '../provisioner/provisioner'
import { momentOf } from '../resource/format/timestamp'

const DEFAULT_STOP_TIMEOUT_MS = 10_000

/** Stands for the image of a container that does not say which it was made of. */
export const UNKNOWN_IMAGE = ''

export function identityOf(lab: StoredLab) {
  const { uid, name, namespace = '' } = lab.metadata
  const { containerId, hasFolder, holds = [] } = lab.status
  return {
    uid,
    name,
    namespace,
    ...(containerId === undefined ? {} : { containerId }),
    ...(hasFolder === true ? { hadFolder: true } : {}),
    ...(holds.length > 0 ? { held: holds } : {}),
  }
}

/** Lab and template in one, with every default filled in: all that a provisioner gets to see. `now`: wall clock ms. */
export function planFor(lab: StoredLab, template: LabTemplate, now: number): LabPlan {
  const { spec } = template
  const [templateLimits, ownLimits] = [{ ...DEFAULT_LIMITS, ...limitsIn(spec.resources) }, ownLimitsOf(lab, now)]
  return {
    ...identityOf(lab),
    template: lab.spec.template,
    ...studentIn(lab.spec),
    generation: lab.metadata.generation,
    image: spec.image,
    ...(spec.command === undefined ? {} : { command: spec.command }),
    ports: spec.ports ?? [],
    hostPorts: hostPortsOf(lab, spec.ports ?? []),
    ...(wantsReplacement(lab) ? { mayReplace: true } : {}),
    ...(workFolderOf(lab) === undefined ? {} : { workFolder: workFolderOf(lab) }),
    // A record of an earlier version, and one that was made again, do not say: then the template does.
    ...(lab.status.hasFolder === undefined && hadContainer(lab) && spec.workDir !== undefined ? { mayHaveHadFolder: true } : {}),
    environment: { ...spec.environment, ...lab.spec.environment },
    secrets: spec.secrets ?? [],
    limits: { ...templateLimits, ...ownLimits },
    templateLimits,
    ownLimits,
    readiness: spec.readiness ?? { type: 'none' },
    openPath: spec.openPath ?? '/',
    ...(spec.workDir === undefined ? {} : { workDir: spec.workDir }),
    ...(spec.user === undefined ? {} : { user: spec.user }),
    writable: spec.writable ?? false,
    capabilities: spec.capabilities ?? [],
    stopTimeoutMs: spec.stopTimeout === undefined ? DEFAULT_STOP_TIMEOUT_MS : spec.stopTimeout * 1000,
  }
}

/** Its record names it; or it is all that was found of the lab when it was adopted. */
export function hadContainer({ status, metadata }: StoredLab): boolean {
  return status.containerId !== undefined || metadata.annotations?.[ADOPTED_ANNOTATION] === 'true'
}

export function workFolderOf({ metadata }: Pick<StoredLab, 'metadata'>): string | undefined {
  return metadata.annotations?.[WORK_FOLDER_ANNOTATION] || undefined
}

/** A person's limits act until `resourcesUntil`; then the template's alone. */
function ownLimitsOf({ spec }: StoredLab, now: number): Partial<Limits> {
  return (momentOf(spec.resourcesUntil) ?? Infinity) <= now ? {} : limitsIn(spec.resources)
}

function limitsIn({ cpu, memory, pids }: LabResources = {}): Partial<Limits> {
  const memoryBytes = bytesOf(memory)
  return {
    ...(cpu === undefined ? {} : { cpu }),
    ...(memoryBytes === undefined ? {} : { memoryBytes }),
    ...(pids === undefined ? {} : { pids }),
  }
}

/** For the restart that was wished together with it, and for no later one. */
function wantsReplacement({ metadata, spec, status }: StoredLab): boolean {
  const { restartAt } = spec
  if (restartAt === undefined || metadata.annotations?.[REPLACE_ANNOTATION] !== restartAt) return false
  return status.startedAt === undefined || Date.parse(restartAt) > Date.parse(status.startedAt)
}

function hostPortsOf({ status }: StoredLab, ports: LabPlan['ports']): LabPlan['hostPorts'] {
  const chosen = status.ports ?? {}
  return Object.fromEntries(
    ports.flatMap(({ containerPort }) => {
      const port = chosen[String(containerPort)]
      return port === undefined ? [] : [[containerPort, port]]
    }),
  )
}

function bytesOf(memory: number | string | undefined): number | undefined {
  if (memory === undefined) return undefined
  const parsed = parseMemory(memory)
  return parsed.ok ? parsed.value : undefined
}
