import type { DeletedLab, StoredLab, WorkLeft } from '../../../src/contract/words'
import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef } from 'vue'
import { useResources } from '../../client/resources'

/** What the details are about: a lab, or what is left of one. */
export interface DisplayedLab {
  readonly lab: StoredLab
  /** It is gone: nothing can be changed any more. */
  readonly isGone: boolean
  /** Wall clock ms; absent as long as only its absence is known. */
  readonly deletedAt?: number
  /** Of its record. */
  readonly left?: WorkLeft
}

export interface Sources {
  /** The lab under this address now. */
  readonly lab: StoredLab | undefined
  /** Every record of this namespace that bears the lab's name. */
  readonly records: readonly DeletedLab[]
  /** What these details were last about. */
  readonly known: StoredLab | undefined
}

/**
 * A lab that is there wins. Of one that is not, its own record tells how it ended (a name may have been used many times: the newest
 * then); until the record is here, what was last known stays on the screen. undefined: nobody knows a lab of this name.
 */
export function displayedLabOf({ lab, records, known }: Sources): DisplayedLab | undefined {
  if (lab !== undefined) return { lab, isGone: false }
  const record =
    records.find(({ spec }) => known !== undefined && spec.labUid === known.metadata.uid) ??
    (known === undefined ? newest(records) : undefined)
  if (record !== undefined) return fromRecord(record)
  return known === undefined ? undefined : { lab: known, isGone: true }
}

export function recordsOf(
  all: Iterable<DeletedLab>,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): DeletedLab[] {
  return [...all].filter(({ metadata, spec }) => metadata.namespace === namespace && spec.labName === name)
}

function newest(records: readonly DeletedLab[]): DeletedLab | undefined {
  return records.toSorted((a, b) => (a.spec.deletedAt ?? '').localeCompare(b.spec.deletedAt ?? '')).at(-1)
}

function fromRecord({ metadata, spec, status, ...rest }: DeletedLab): DisplayedLab {
  const { labName, labUid, labCreatedAt, deletedAt, work, workLost, ...labSpec } = spec
  const own = {
    ...metadata,
    name: labName ?? metadata.name,
    uid: labUid ?? metadata.uid,
    creationTimestamp: labCreatedAt ?? metadata.creationTimestamp,
  }
  const lab: StoredLab = { ...rest, kind: 'LabInstance', metadata: own, spec: labSpec, status: status ?? { state: 'deleted' } }
  return {
    lab,
    isGone: true,
    ...(deletedAt === undefined ? {} : { deletedAt: Date.parse(deletedAt) }),
    left: { ...(work === undefined ? {} : { work }), ...(workLost === undefined ? {} : { workLost }) },
  }
}

/** The lab under an address, for as long as the details are open: it may change, vanish, or come again under its old name. */
export function useDisplayedLab(
  address: () => { readonly namespace: string; readonly name: string },
): ComputedRef<DisplayedLab | undefined> {
  const resources = useResources()
  const known = shallowRef<StoredLab>()
  const key = computed(() => `${address().namespace}/${address().name}`)
  const lab = computed(() => resources.labs.get(key.value))
  watch(key, () => (known.value = undefined), { flush: 'sync' })
  watch(lab, (now) => (known.value = now ?? known.value), { immediate: true, flush: 'sync' })
  return computed(() =>
    displayedLabOf({
      lab: lab.value,
      known: known.value,
      records: lab.value === undefined ? recordsOf(resources.deletedLabs.values(), address()) : [],
    }),
  )
}
