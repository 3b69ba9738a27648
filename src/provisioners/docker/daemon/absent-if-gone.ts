import { isProvisionerError } from '../../../core/provisioner/provisioner-error'
import { DockerRefusal } from './docker-errors'

/** "There is no such thing" is an answer. */
export async function absentIfGone<T>(answer: Promise<T>, meaning: readonly number[] = [404]): Promise<T | undefined> {
  try {
    return await answer
  } catch (error) {
    if (isProvisionerError(error) && error.cause instanceof DockerRefusal && meaning.includes(error.cause.status)) return undefined
    throw error
  }
}
