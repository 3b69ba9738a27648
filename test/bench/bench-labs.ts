import type { JsonObject, StorageBackend } from '../../src/core/store/storage-backend'
import { aLab } from '../fixtures/a-lab'

/** A lab as it is stored, about a kilobyte with a short timeline. */
export function storedLab(number: number, touch = 0): JsonObject {
  const at = '2026-03-02T12:00:00.000Z'
  const step = (state: string, reason: string) => ({ state, at, reason, message: `The lab is ${state}.`, by: 'controller' })
  const { spec, ...lab } = aLab({ metadata: { name: labName(number), annotations: { touch: String(touch) } } })
  const status = { state: 'ready', retries: 0, transitions: [step('pending', 'Declared'), step('provisioning', 'Started'), step('ready', 'Answered')] }
  return JSON.parse(JSON.stringify({ ...lab, spec, status })) as JsonObject
}

export function labName(number: number): string {
  return `lab-${String(number).padStart(6, '0')}`
}

export function labKeyOf(number: number): string {
  return `LabInstance/student-labs/${labName(number)}`
}

/** Many writers at once, so that group commit makes it quick. */
export async function fillStore(backend: StorageBackend, labs: number): Promise<void> {
  for (let start = 0; start < labs; start += 1_000) {
    const numbers = Array.from({ length: Math.min(1_000, labs - start) }, (_, index) => start + index)
    await Promise.all(numbers.map((number) => backend.set(labKeyOf(number), storedLab(number))))
  }
}
