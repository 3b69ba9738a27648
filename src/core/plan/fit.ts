import type { Described, Limits, Marks, Observation } from '../provisioner/observation'
import type { LabPlan } from '../provisioner/provisioner'

const ENVIRONMENT = 'environment.'

/** Values of the environment and the command are marked by a fingerprint: a list of containers is no place to read them. */
export function marksOf(plan: LabPlan): Marks {
  return {
    image: plan.image,
    command: plan.command === undefined ? '' : fingerprint(JSON.stringify(plan.command)),
    secrets: plan.secrets.toSorted().join(','),
    user: plan.user ?? '',
    ports: portsOf(plan).join(','),
    workDir: plan.workDir ?? '',
    writable: typeof plan.writable === 'boolean' ? String(plan.writable) : plan.writable.toSorted().join(','),
    capabilities: plan.capabilities.toSorted().join(','),
    resources: limitsMark(plan.templateLimits),
    ...Object.fromEntries(Object.entries(plan.environment).map(([name, value]) => [`${ENVIRONMENT}${name}`, fingerprint(value)])),
  }
}

/**
 * Does this container fit this plan? The fields that differ, in the plan's own order; none: it fits. Everybody who makes, starts, adopts, judges or
 * looks for drift asks here and nowhere else. Where a container is and whether it runs is not asked here, see `drift.ts`.
 */
export function misfits(plan: LabPlan, seen: Observation): readonly string[] {
  const differing = seen.madeFor === undefined ? againstDescribed(plan, seen.described) : againstMarks(marksOf(plan), seen.madeFor)
  const newer = seen.hasNewerImage === true && !differing.includes('image') ? ['image'] : []
  return [...newer, ...differing]
}

/**
 * Of a container that is to be started: what keeps it from being started as it is. Beside the plan, the network and the ports that it would
 * get count.
 */
export function startMisfits(plan: LabPlan, seen: Observation): readonly string[] {
  const { bindings = {} } = seen
  const isBoundElsewhere = Object.entries(plan.hostPorts).some(
    ([inside, port]) => Object.hasOwn(bindings, inside) && bindings[Number(inside)] !== port,
  )
  const fields = misfits(plan, seen)
  return [...fields, ...(seen.isCutOff === true ? ['network'] : []), ...(isBoundElsewhere && !fields.includes('ports') ? ['ports'] : [])]
}

/** What it holds beside the student's folder would be lost with it: such a container stays until a person has decided. */
export function isReplaceable({ holds = [] }: Observation): boolean {
  return holds.length === 0
}

function againstMarks(wanted: Marks, made: Marks): readonly string[] {
  const fixed = Object.keys(wanted).filter((field) => !isVariable(field) && Object.hasOwn(made, field))
  const variables = [...new Set([...Object.keys(wanted), ...Object.keys(made)].filter(isVariable))]
  return [...fixed, ...variables].filter((field) => wanted[field] !== made[field])
}

const isVariable = (field: string): boolean => field.startsWith(ENVIRONMENT)

/** Of what the world says, an image's own share cannot be told from ours: only what the plan names is judged. */
function againstDescribed(plan: LabPlan, described: Described | undefined): readonly string[] {
  if (described === undefined) return []
  const known = new Set(described.environment)
  const variables = Object.entries(plan.environment).filter(([name, value]) => !known.has(`${name}=${value}`))
  const differs: Readonly<Record<string, boolean>> = {
    image: described.image !== plan.image,
    command: plan.command !== undefined && JSON.stringify(described.command) !== JSON.stringify(plan.command),
    secrets: plan.secrets.some((name) => !described.environment.some((each) => each.startsWith(`${name}=`))),
    user: plan.user !== undefined && described.user !== plan.user,
    ports: described.ports.toSorted(byNumber).join() !== portsOf(plan).join(),
    workDir: plan.workDir !== undefined && !described.workDirs.includes(plan.workDir),
    writable: described.hasWritableRoot !== (plan.writable === true),
    capabilities: described.capabilities.toSorted().join() !== plan.capabilities.toSorted().join(),
  }
  return [...Object.keys(differs).filter((field) => differs[field]), ...variables.map(([name]) => `${ENVIRONMENT}${name}`)]
}

/**
 * The limits that are to be in force on this container now. What the lab itself says acts at once; new limits of its template wait for the
 * next container, so below the lab's own lie those of the template that this container was made for.
 */
export function limitsFor(plan: LabPlan, seen: Observation): Limits {
  const base = limitsIn(seen.madeFor?.['resources']) ?? seen.limits ?? plan.templateLimits
  return { ...base, ...plan.ownLimits }
}

/** Limits that are to be in force on this container and are not; undefined: they are, or nobody can see which are. */
export function missingLimits(plan: LabPlan, seen: Observation): Limits | undefined {
  if (seen.limits === undefined) return undefined
  const wanted = limitsFor(plan, seen)
  return sameLimits(wanted, seen.limits) ? undefined : wanted
}

function sameLimits(one: Limits, other: Limits): boolean {
  return limitsMark(one) === limitsMark(other)
}

const limitsMark = ({ cpu, memoryBytes, pids }: Limits): string => `${cpu}/${memoryBytes}/${pids}`

function limitsIn(mark: string | undefined): Limits | undefined {
  const [cpu = Number.NaN, memoryBytes = Number.NaN, pids = Number.NaN] = (mark ?? '').split('/').map(Number)
  return cpu > 0 && memoryBytes > 0 && pids > 0 ? { cpu, memoryBytes, pids } : undefined
}

const byNumber = (one: number, other: number): number => one - other
const portsOf = (plan: LabPlan): readonly number[] => plan.ports.map(({ containerPort }) => containerPort).toSorted(byNumber)

/** FNV-1a over UTF-16, twice with different seeds: 64 bits against a change that is not noticed. It keeps nothing secret. */
export function fingerprint(text: string): string {
  return [0x811c9dc5, 0x01000193].map((seed) => fnv(text, seed).toString(16).padStart(8, '0')).join('')
}

function fnv(text: string, seed: number): number {
  let hash = seed
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}
