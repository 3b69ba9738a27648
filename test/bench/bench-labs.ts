import type { JsonObject, StorageBackend } from '../../src/core/store/storage-backend'
import type { StoredLab } from '../../src/core/resource/lab-instance'
import type { LabState } from '../../src/core/resource/lab-states'
import { aLab, at } from '../fixtures/a-lab'

/** A lab as it is stored, about a kilobyte with a short timeline. */
export function storedLab(number: number, touch = 0): JsonObject {
  const step = (state: LabState, reason: string) => ({
    state,
    time: at(0),
    reason,
    message: `The lab is ${state}.`,
    who: 'controller' as const,
  })
  const transitions = [step('pending', 'Declared'), step('provisioning', 'Started'), step('ready', 'Answered')]
  return asStored(
    aLab({ metadata: { name: labName(number), annotations: { touch: String(touch) } }, status: { state: 'ready', transitions } }),
  )
}

/** The store itself gives the resourceVersion. */
export function asStored({ metadata, ...lab }: StoredLab): JsonObject {
  const { resourceVersion: _, ...rest } = metadata
  return JSON.parse(JSON.stringify({ ...lab, metadata: rest })) as JsonObject
}

export function labName(number: number): string {
  return `lab-${String(number).padStart(6, '0')}`
}

export function labKeyOf(number: number): string {
  return `labinstances/student-labs/${labName(number)}`
}

/** Many writers at once, so that group commit makes it quick. */
export async function fillStore(backend: StorageBackend, labs: number): Promise<void> {
  for (let start = 0; start < labs; start += 1_000) {
    const numbers = Array.from({ length: Math.min(1_000, labs - start) }, (_, index) => start + index)
    await Promise.all(numbers.map((number) => backend.set(labKeyOf(number), storedLab(number))))
  }
}
