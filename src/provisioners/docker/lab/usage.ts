import { z } from 'zod'
import type { LabIdentity, LabUsage } from '../../../core/provisioner/provisioner'
import { jsonLines } from '../daemon/lines/json-lines'
import type { DockerContext } from '../docker-context'
import { findOwned } from './find-lab'
import type { Limits } from '../../../core/provisioner/observation'
import { fault } from '../../../core/provisioner/provisioner-error'
import { limitsBody } from '../container/create-options'
import type { OwnedId } from '../daemon/owned-id'

/** Docker's readings, one a second, until the container stops. The stream of a stopped one never ends by itself. */
export async function* labUsage(context: DockerContext, lab: LabIdentity, signal: AbortSignal): AsyncGenerator<LabUsage> {
  const own = await findOwned(context, lab, signal)
  if (own === undefined || !RUNS.has(own.found.State.Status)) return
  const stream = await context.api.stats(own.id, signal)
  for await (const line of jsonLines(stream)) {
    if (line === undefined) continue
    if (isOfNobody(line)) return
    const reading = readingFrom(line, own.found.HostConfig.Memory > 0)
    if (reading !== undefined) yield { at: context.clock.now(), ...reading }
  }
}

const RUNS: ReadonlySet<string> = new Set(['running', 'paused'])

/** Docker says of a container that does not run any more only its name, read at no time. */
function isOfNobody(line: Readonly<Record<string, unknown>>): boolean {
  return typeof line['read'] === 'string' && line['read'].startsWith('0001-')
}

const cpuSchema = z.object({
  cpu_usage: z.object({ total_usage: z.number(), percpu_usage: z.array(z.number()).nullish() }),
  system_cpu_usage: z.number().positive(),
  online_cpus: z.number().optional(),
})
const statsSchema = z.object({
  cpu_stats: cpuSchema,
  precpu_stats: cpuSchema,
  memory_stats: z.object({ usage: z.number(), limit: z.number().optional(), stats: z.record(z.string(), z.number()).nullish() }),
  pids_stats: z.object({ current: z.number().default(0) }).default({ current: 0 }),
})
type Stats = z.infer<typeof statsSchema>

/** undefined: there is nothing to compare with yet, as in the first line of every stream. */
export function readingFrom(line: unknown, isLimited: boolean): Omit<LabUsage, 'at'> | undefined {
  const { data } = statsSchema.safeParse(line)
  if (data === undefined) return undefined
  const { limit } = data.memory_stats
  return {
    cpuPercent: cpuPercentOf(data),
    memoryBytes: memoryOf(data.memory_stats),
    // Without a limit Docker names the memory of the whole machine.
    ...(isLimited && limit !== undefined ? { memoryLimitBytes: limit } : {}),
    pids: data.pids_stats.current,
  }
}

/** Bytes in use, of one reading as text; undefined: it says nothing of memory. */
function memoryIn(text: string): number | undefined {
  const { data } = z.object({ memory_stats: statsSchema.shape.memory_stats }).safeParse(JSON.parse(text))
  return data === undefined ? undefined : memoryOf(data.memory_stats)
}

function cpuPercentOf({ cpu_stats: now, precpu_stats: before }: Stats): number {
  const used = now.cpu_usage.total_usage - before.cpu_usage.total_usage
  const passed = now.system_cpu_usage - before.system_cpu_usage
  if (used <= 0 || passed <= 0) return 0
  const processors = now.online_cpus ?? now.cpu_usage.percpu_usage?.length ?? 1
  return Math.round((used / passed) * processors * 1000) / 10
}

/** Without the files that the kernel keeps only because there is room; the two names are those of cgroup v1 and v2. */
function memoryOf({ usage, stats }: Stats['memory_stats']): number {
  const cached = stats?.['total_inactive_file'] ?? stats?.['inactive_file'] ?? 0
  return cached < usage ? usage - cached : usage
}

/**
 * Limits of a container that is there, in force when this resolves. Less memory than is used now would make the kernel kill what runs, so
 * that is looked at first; with more, or as much, nobody has to look.
 */
export async function limitLab(context: DockerContext, lab: LabIdentity, limits: Limits): Promise<void> {
  const own = await findOwned(context, lab)
  if (own === undefined) throw fault('NoContainer', 'transient', { sentence: { code: 'NoContainerToLimit' } })
  const { found, id } = own
  if (found.State.Status === 'running' && limits.memoryBytes < found.HostConfig.Memory) await refuseBelowUse(context, id, limits)
  await context.api.update(id, limitsBody(limits))
}

async function refuseBelowUse(context: DockerContext, id: OwnedId, { memoryBytes }: Limits): Promise<void> {
  const used = memoryIn(await context.api.reading(id))
  if (used === undefined || used < memoryBytes) return
  throw fault('LimitBelowUse', 'transient', {
    sentence: { code: 'LimitBelowUse', params: { usedMiB: mebibytes(used), limitMiB: mebibytes(memoryBytes) } },
  })
}

const mebibytes = (bytes: number): number => Math.round(bytes / 2 ** 20)
