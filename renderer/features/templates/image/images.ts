import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { useChannel } from '../../../client/connection'
import { useAvailability } from '../../../client/availability'
import type { ImageStatus, LabTemplate } from '../../../../src/contract/words'

/** What is known of a template's image: asked once it is looked at, again when Docker is back or a pull ended. */
export type ImageState = { readonly known: false; readonly isLoading: boolean } | { readonly known: true; readonly status: ImageStatus }

const NOT_LOADED: ImageState = { known: false, isLoading: true }
const keyOfImage = ({ metadata: { namespace = '', name }, spec }: LabTemplate) => `${namespace}/${name} ${spec.provisioner} ${spec.image}`

export const useImages = defineStore('images', () => {
  const channel = useChannel()
  const availability = useAvailability()
  const known = shallowRef<ReadonlyMap<string, ImageState>>(new Map())
  const asked = new Map<string, LabTemplate>()

  function set(key: string, knowledge: ImageState): void {
    known.value = new Map(known.value).set(key, knowledge)
  }

  async function ask(template: LabTemplate): Promise<void> {
    const key = keyOfImage(template)
    asked.set(key, template)
    const { namespace, name } = template.metadata
    try {
      set(key, { known: true, status: await channel.call('image', { template: name, ...(namespace === undefined ? {} : { namespace }) }) })
    } catch {
      set(key, { known: false, isLoading: false })
    }
  }
  const isDockerBack = computed(() => availability.canReachDocker)
  watch(isDockerBack, (isBack) => {
    if (isBack) for (const template of asked.values()) void ask(template)
  })

  return {
    of: (template: LabTemplate): ImageState => known.value.get(keyOfImage(template)) ?? NOT_LOADED,
    ask,
    askOnce: (template: LabTemplate) => (asked.has(keyOfImage(template)) ? Promise.resolve() : ask(template)),
  }
})

type ImageStatusKey = 'present' | 'presentSize' | 'built' | 'missing' | 'practice' | 'unknown' | 'failed' | 'asking'

/** What is said of an image, under `templates.image`. What Docker said before it fell silent is not repeated as if it were so now. */
export function imageStatusKey({
  isPractice,
  isReachable,
  knowledge,
}: {
  readonly isPractice: boolean
  readonly isReachable: boolean
  readonly knowledge: ImageState
}): ImageStatusKey {
  if (isPractice) return 'practice'
  if (!isReachable) return 'unknown'
  if (!knowledge.known) return knowledge.isLoading ? 'asking' : 'failed'
  const { present, isBuiltHere, sizeBytes } = knowledge.status
  if (present) return sizeBytes === undefined ? 'present' : 'presentSize'
  return isBuiltHere === true ? 'built' : 'missing'
}
