import type { Released } from '../core/reconciler/brake'
import { isNotFound } from '../core/resource/api-error'
import type { StoredLab } from '../core/resource/lab-instance'
import { parseKey } from '../core/resource/resource'
import type { ResourceService } from './resource-service'

/** Writes the time that the machine slept onto the end of every lab that was held. One that fails does not keep the others from theirs. */
export async function giveBack(service: Pick<ResourceService, 'get' | 'patch'>, { keys, addMs }: Released): Promise<void> {
  if (addMs === 0) return
  const failures: unknown[] = []
  for (const key of keys) {
    try {
      await extend(service, key, addMs)
    } catch (error) {
      if (!isNotFound(error)) failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}

async function extend(service: Pick<ResourceService, 'get' | 'patch'>, key: string, addMs: number): Promise<void> {
  const ref = parseKey(key)
  const { expiresAt } = ((await service.get(ref)) as StoredLab).status
  if (expiresAt === undefined) return
  const endsAt = new Date(Date.parse(expiresAt) + addMs).toISOString()
  await service.patch({ ...ref, type: 'merge', patch: { spec: { endsAt } } })
}
