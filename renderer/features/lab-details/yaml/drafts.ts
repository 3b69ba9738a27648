import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { StoredLab } from '../../../../src/contract/words'
import type { Draft } from './edit-standing'
import { labText } from './lab-text'

/** As read from a lab, nothing typed yet. */
export function freshDraft(lab: StoredLab): Draft {
  const original = labText(lab)
  return { base: lab, text: original, original }
}

/** What somebody has typed, by the lab's uid: kept until it is saved or thrown away, also while the details are closed. */
export const useDrafts = defineStore('labDrafts', () => {
  const drafts = shallowRef<ReadonlyMap<string, Draft>>(new Map())
  return {
    of: (lab: StoredLab): Draft => drafts.value.get(lab.metadata.uid) ?? freshDraft(lab),
    put(draft: Draft): void {
      const next = new Map(drafts.value)
      if (draft.text === draft.original) next.delete(draft.base.metadata.uid)
      else next.set(draft.base.metadata.uid, draft)
      drafts.value = next
    },
  }
})
