import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef } from 'vue'
import type { StoredLab } from '../../../src/contract/words'
import { useResources } from '../../client/resources'
import { recordsOf, subjectOf } from './subject'
import type { Subject } from './subject'

/** The lab under an address, for as long as the details are open: it may change, vanish, or come again under its old name. */
export function useSubject(address: () => { readonly namespace: string; readonly name: string }): ComputedRef<Subject | undefined> {
  const resources = useResources()
  const known = shallowRef<StoredLab>()
  const key = computed(() => `${address().namespace}/${address().name}`)
  const lab = computed(() => resources.labs.get(key.value))
  watch(key, () => (known.value = undefined), { flush: 'sync' })
  watch(lab, (now) => (known.value = now ?? known.value), { immediate: true, flush: 'sync' })
  return computed(() =>
    subjectOf({
      lab: lab.value,
      known: known.value,
      records: lab.value === undefined ? recordsOf(resources.deletedLabs.values(), address()) : [],
    }),
  )
}
