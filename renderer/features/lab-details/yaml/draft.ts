import { isConflict } from '../../../../src/contract/words'
import type { StoredLab } from '../../../../src/contract/words'
import { editableOf, labText } from './lab-text'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** A text that somebody is writing, and the lab it was read from. */
export interface Draft {
  readonly base: StoredLab
  readonly text: string
  /** As it was read: what the text says when nothing was typed. */
  readonly original: string
}

/**
 * How a draft stands to the lab as it is now:
 * - clean: nothing typed, nothing changed;
 * - outdated: nothing typed, so the newer text may simply take its place;
 * - edited: typed, and nobody else changed what a person decides on (the engine's own writes of the status do not count);
 * - changedElsewhere: both. Only a person can say which is right.
 */
export type EditStatus = 'clean' | 'outdated' | 'edited' | 'changedElsewhere'

export function editStatus({ base, text, original }: Draft, now: StoredLab): EditStatus {
  const isEdited = text !== original
  if (sameDeclared(base, now)) return isEdited ? 'edited' : 'clean'
  return isEdited ? 'changedElsewhere' : 'outdated'
}

/** Nobody changed spec, labels or annotations between the two; versions move with every write of the status. */
export function sameDeclared(one: StoredLab, other: StoredLab): boolean {
  return one.metadata.uid === other.metadata.uid && canonical(editableOf(one)) === canonical(editableOf(other))
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  )

export type Saved = { readonly saved: StoredLab } | { readonly theirs: StoredLab }

export interface SaveRequest {
  readonly base: StoredLab
  /** Rejects with Conflict when the version is not the newest. */
  readonly write: (resourceVersion: string) => Promise<StoredLab>
  readonly read: () => Promise<StoredLab>
}

const MAX_TRIES = 5

/**
 * Writes over the version it was read at. When only the engine has written since, it is written over the newest version instead, and
 * nobody is bothered; when a person has, nothing is written and theirs is handed back. Other errors are thrown.
 */
export async function saveWithRetry({ base, write, read }: SaveRequest): Promise<Saved> {
  let version = base.metadata.resourceVersion
  for (let tries = 1; ; tries++) {
    try {
      return { saved: await write(version) }
    } catch (error) {
      if (!isConflict(error)) throw error
      const theirs = await read()
      if (!sameDeclared(base, theirs)) return { theirs }
      if (tries === MAX_TRIES) throw error
      version = theirs.metadata.resourceVersion
    }
  }
}

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
