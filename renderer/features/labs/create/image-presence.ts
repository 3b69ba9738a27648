import { shallowRef, watch } from 'vue'
import type { ImageStatus, LabTemplate } from '../../../../src/contract/words'
import { useChannel } from '../../../client/connection'
import { useAvailability } from '../../../client/availability'
import { runBatch } from '../../../lab/batch/run-batch'

/** What a start will find: the image, the means to make it, or a fetch that may take minutes. */
export type Presence = 'here' | 'madeHere' | 'missing'

/** Docker is asked for a few at a time: the dialog is not to wait behind its own questions. */
const PARALLEL = 3

export const presenceOf = ({ present, isBuiltHere }: ImageStatus): Presence =>
  present ? 'here' : isBuiltHere === true ? 'madeHere' : 'missing'

/** Asked anew whenever it is used; nothing is said of what is not known, and practice labs need no image. By the template's uid. */
export function useImagePresence(templates: () => readonly LabTemplate[]) {
  const channel = useChannel()
  const availability = useAvailability()
  const known = shallowRef<ReadonlyMap<string, Presence>>(new Map())

  async function ask({ metadata: { uid, name, namespace } }: LabTemplate): Promise<void> {
    const status = await channel.call('image', { template: name, ...(namespace === undefined ? {} : { namespace }) })
    known.value = new Map(known.value).set(uid, presenceOf(status))
  }
  const canKnow = ({ spec: { provisioner } }: LabTemplate) =>
    provisioner !== 'simulated' && !availability.isAllPractice && availability.canReach(provisioner)
  watch(
    () =>
      templates()
        .filter(canKnow)
        .map(({ metadata }) => metadata.uid)
        .join(),
    () => {
      known.value = new Map()
      // An answer that does not come leaves the card without a word; the templates' own screen tells why.
      void runBatch(
        templates()
          .filter(canKnow)
          .map((template) => ({ name: template.metadata.name, run: () => ask(template) })),
        { parallel: PARALLEL },
      )
    },
    { immediate: true },
  )
  return { known, canKnow }
}
