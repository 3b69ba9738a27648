import { UNKNOWN_IMAGE, type LabPlan } from '../provisioner/provisioner'
import type { StoredLab } from '../resource/lab-instance'
import type { LabTemplate } from '../resource/lab-template'
import { parseMemory } from '../resource/format/quantity'

/** What a lab gets when neither it nor its template says: one core, half a gigabyte, and no room for a fork bomb. */
const DEFAULTS = { cpu: 1, memoryBytes: 512 * 1024 * 1024, pids: 256, stopTimeoutMs: 10_000 } as const

export function identityOf(lab: StoredLab) {
  const { uid, name, namespace = '' } = lab.metadata
  const { containerId } = lab.status
  return { uid, name, namespace, ...(containerId === undefined ? {} : { containerId }) }
}

/** For the end of a lab whose template was deleted: who it is, and nothing that could be made. */
export function planWithoutTemplate(lab: StoredLab): LabPlan {
  return {
    ...identityOf(lab), template: lab.spec.template, generation: lab.metadata.generation, image: UNKNOWN_IMAGE, ports: [], environment: {}, secrets: [],
    resources: DEFAULTS, readiness: { type: 'none' }, openPath: '/', writable: false, capabilities: [], stopTimeoutMs: DEFAULTS.stopTimeoutMs,
  }
}

/** Lab and template in one, with every default filled in: all that a provisioner gets to see. */
export function planFor(lab: StoredLab, template: LabTemplate): LabPlan {
  const { spec } = template
  return {
    ...identityOf(lab),
    template: lab.spec.template,
    studentEmail: lab.spec.studentEmail,
    ...(lab.spec.studentName === undefined ? {} : { studentName: lab.spec.studentName }),
    generation: lab.metadata.generation,
    image: spec.image,
    ...(spec.command === undefined ? {} : { command: spec.command }),
    ports: spec.ports ?? [],
    environment: { ...spec.environment, ...lab.spec.environment },
    secrets: spec.secrets ?? [],
    resources: resourcesOf(lab, template),
    readiness: spec.readiness ?? { type: 'none' },
    openPath: spec.openPath ?? '/',
    ...(spec.workDir === undefined ? {} : { workDir: spec.workDir }),
    ...(spec.user === undefined ? {} : { user: spec.user }),
    writable: spec.writable ?? false,
    capabilities: spec.capabilities ?? [],
    stopTimeoutMs: spec.stopTimeout === undefined ? DEFAULTS.stopTimeoutMs : spec.stopTimeout * 1000,
  }
}

function resourcesOf(lab: StoredLab, template: LabTemplate) {
  const wanted = { ...template.spec.resources, ...lab.spec.resources }
  return {
    cpu: wanted.cpu ?? DEFAULTS.cpu,
    memoryBytes: bytesOf(wanted.memory) ?? DEFAULTS.memoryBytes,
    pids: wanted.pids ?? DEFAULTS.pids,
  }
}

function bytesOf(memory: number | string | undefined): number | undefined {
  if (memory === undefined) return undefined
  const parsed = parseMemory(memory)
  return parsed.ok ? parsed.value : undefined
}
