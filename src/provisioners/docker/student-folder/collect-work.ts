import { createHash } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { UNKNOWN_IMAGE } from '../../../core/plan/lab-plan'
import type { Collected, LabIdentity, LabPlan } from '../../../core/provisioner/provisioner'
import { isProvisionerError, ProvisionerError } from '../../../core/provisioner/provisioner-error'
import type { DockerContext } from '../docker-context'
import { isSeenEmpty } from './empty-folder'
import { createBodyFor } from '../container/create-options'
import { findLab } from '../find-lab'
import type { Inspected } from '../daemon/answers'
import { containerNameOf, volumeNameOf } from '../container/labels'
import { candidateFrom, provenOurs } from '../container/ownership'
import { ownsVolume } from '../remove-lab'
import { archiveIn, readKept, writeManifest } from './kept-work'
import { TarCounter } from './tar-counter'

/** A folder that has sent nothing for so long is not sent any more. */
const SILENCE_MS = 60_000

/**
 * The student's folder as Docker hands it out (a tar; works for stopped containers too), with its hash, on disk before this resolves. The
 * earlier archive stays until the new one is whole.
 */
export async function collectWork(context: DockerContext, plan: LabPlan): Promise<Collected | undefined> {
  const folder = join(context.collectDir, safe(plan.namespace), `${safe(plan.name)}-${safe(plan.uid.slice(0, 8))}`)
  return (await collectInto(folder, context, plan)) ?? (await readKept(folder, plan))
}

async function collectInto(folder: string, context: DockerContext, plan: LabPlan): Promise<Collected | undefined> {
  if (plan.workDir === undefined && plan.image !== UNKNOWN_IMAGE) return undefined
  // Thirty labs that were never used are deleted without asking Docker thirty times where their folders are.
  const folders = plan.containerId === undefined ? undefined : context.memory.foldersOf(plan.containerId)
  if (folders !== undefined && (await isSeenEmpty(folders, plan))) return undefined
  const found = await holderOf(context, plan)
  const workDir = plan.workDir ?? found?.Mounts.find(({ Type, Name }) => Type === 'volume' && Name === volumeNameOf(plan))?.Destination
  if (found === undefined || workDir === undefined || (await isSeenEmpty(found, { ...plan, workDir }))) return undefined
  const controller = new AbortController()
  try {
    const stream = await context.api.archive(provenOurs(candidateFrom(found), plan, context.instanceId), workDir, controller.signal)
    return await keep(watched(stream, { context, controller }), { folder, plan, at: context.clock.now() })
  } catch (error) {
    throw asCollectError(error, plan)
  } finally {
    controller.abort()
  }
}

/**
 * The container through which the folder can be read. Where it has vanished and its folder has not, one is made for the purpose and never
 * started; the removal that follows takes it along.
 */
async function holderOf(context: DockerContext, plan: LabPlan): Promise<Inspected | undefined> {
  const found = await findLab(context, plan)
  if (found !== undefined || !(await ownsVolume(context, plan))) return found
  const networkId = await context.network.ready()
  const id = await context.api.create(containerNameOf(plan), createBodyFor(plan, { instanceId: context.instanceId, networkId, secrets: context.secrets.of(plan) }))
  context.memory.knowOurs(id)
  return context.api.inspect(id)
}

async function keep(chunks: AsyncIterable<Buffer>, to: { folder: string; plan: LabPlan; at: number }): Promise<Collected | undefined> {
  await mkdir(to.folder, { recursive: true, mode: 0o700 })
  const temporary = join(to.folder, `.work-${process.pid}-${Math.random().toString(36).slice(2)}.tar`)
  try {
    const facts = await writeDown(chunks, temporary)
    if (facts.files === 0) return undefined
    const path = archiveIn(to.folder)
    await rename(temporary, path)
    await writeManifest(to.folder, { ...facts, ...identity(to.plan), collectedAt: new Date(to.at).toISOString() })
    return { path, ...facts }
  } finally {
    await rm(temporary, { force: true })
  }
}

async function writeDown(chunks: AsyncIterable<Buffer>, path: string): Promise<Omit<Collected, 'path'>> {
  const hash = createHash('sha256')
  const counter = new TarCounter()
  const file = await open(path, 'wx', 0o600)
  try {
    let bytes = 0
    for await (const chunk of chunks) {
      hash.update(chunk)
      counter.take(chunk)
      bytes += chunk.length
      await file.writeFile(chunk)
    }
    if (!counter.isWhole) throw new ProvisionerError('CollectFailed', 'The archive of the student\'s folder broke off; it is tried again', 'transient')
    await file.sync()
    return { bytes, files: counter.files, sha256: hash.digest('hex') }
  } finally {
    await file.close()
  }
}

/** Ends the reading when nothing comes any more: the archive then is not whole, and said to be so. */
async function* watched(stream: AsyncIterable<Buffer>, { context, controller }: { context: DockerContext; controller: AbortController }): AsyncGenerator<Buffer> {
  let cancel = context.clock.after(SILENCE_MS, () => controller.abort())
  try {
    for await (const chunk of stream) {
      cancel()
      yield chunk
      cancel = context.clock.after(SILENCE_MS, () => controller.abort())
    }
  } finally {
    cancel()
  }
}

function identity({ uid, name, namespace }: LabIdentity) {
  return { uid, name, namespace }
}

/** Names were validated long before; a path is made of nothing else all the same. */
function safe(part: string): string {
  const clean = part.replace(/[^a-zA-Z0-9._-]/g, '_')
  return /^\.*$/.test(clean) ? `_${clean}` : clean
}

function asCollectError(error: unknown, plan: LabPlan): ProvisionerError {
  if (isProvisionerError(error)) return error
  const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
  const sentence = full ? 'The disk is full' : 'The archive could not be written'
  return new ProvisionerError(full ? 'DiskFull' : 'CollectFailed', `${sentence}, so the work of ${plan.name} could not be collected; it is tried again`, 'transient', { cause: error })
}
