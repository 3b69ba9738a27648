import { UNKNOWN_IMAGE } from '../../../core/plan/lab-plan'
import type { Observation } from '../../../core/provisioner/observation'
import type { Inspected, Listed } from '../daemon/answers'
import type { DockerContext } from '../docker-context'
import { marksFrom, NETWORK_NAME } from './labels'
import { observationFrom } from './observe'

type Tools = Pick<DockerContext, 'network' | 'images'>

/** One look at a container, with what only the rest of the daemon tells: whether its network and its image are still those of their names. */
export async function observed(tools: Tools, seen: Inspected): Promise<Observation> {
  const image = marksFrom(seen.Config.Labels)?.['image'] ?? seen.Config.Image
  return {
    ...observationFrom(seen),
    ...(await circumstancesOf(tools, { networks: networksOf(seen, seen.State.Status), image, imageId: seen.Image })),
  }
}

export function circumstancesOfListed(tools: Tools, listed: Listed): Promise<ObservationContext> {
  const image = marksFrom(listed.Labels)?.['image'] ?? UNKNOWN_IMAGE
  return circumstancesOf(tools, { networks: networksOf(listed, listed.State), image, imageId: listed.ImageID })
}

/** One that was never started gets its network then, by the name or id that it was made with. */
function networksOf(
  { NetworkSettings, HostConfig }: Pick<Inspected | Listed, 'NetworkSettings' | 'HostConfig'>,
  state: string,
): readonly string[] {
  return state === 'created' ? [HostConfig.NetworkMode] : NetworkSettings.Networks
}

type ObservationContext = Pick<Observation, 'isCutOff' | 'hasNewerImage'>

/** Members are there only where something is out of order, so that a container in order looks the same as ever. */
async function circumstancesOf(
  tools: Tools,
  about: { readonly networks: readonly string[]; readonly image: string; readonly imageId: string },
): Promise<ObservationContext> {
  const network = await tools.network.peek()
  const facts = await tools.images.of(about.image)
  const isCutOff = !about.networks.some((each) => each === network || each === NETWORK_NAME)
  return {
    ...(isCutOff ? { isCutOff } : {}),
    ...(facts !== undefined && facts.id !== about.imageId ? { hasNewerImage: true } : {}),
  }
}
