import type { LabInstanceSpec } from './lab-instance'

/**
 * The absolute end that counts for a lab that became ready at `readyAt` (wall clock ms; undefined: not yet): `endsAt`, unless it had
 * passed when a person restarted the lab. Then it is over for good, and the lab has its duration.
 */
export function absoluteEnd(
  { endsAt, restartAt }: Pick<LabInstanceSpec, 'endsAt' | 'restartAt'>,
  readyAt: number | undefined,
): number | undefined {
  if (endsAt === undefined) return undefined
  const end = Date.parse(endsAt)
  const beganAnew = restartAt !== undefined && Date.parse(restartAt) > end && readyAt !== undefined && readyAt > end
  return beganAnew ? undefined : end
}
