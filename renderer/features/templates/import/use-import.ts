import { computed, shallowRef } from 'vue'
import { useChannel } from '../../../client/connection'
import { useResources } from '../../../client/resources'
import { DEFAULT_NAMESPACE, type LabTemplate } from '../../../../src/contract/words'
import { mistakesOf } from '../editor/mistakes'
import { readImport, type ImportDraft, type TemplateDraft } from './template-file'
import { useEngineMessages } from '../../../lab/engine-messages'

/** One document of the file, judged by the engine without a write. */
export interface Candidate {
  readonly draft: ImportDraft
  readonly isChecked: boolean
  readonly isOverwrite: boolean
  /** `field: sentence`; none: it can be taken in. */
  readonly mistakes: readonly string[]
}

const KIND = 'LabTemplate'
const where = { kind: KIND, namespace: DEFAULT_NAMESPACE, fieldManager: 'panel' } as const

/** From a file's text to templates in the store; nothing is written before a person said so, nothing written over unasked. */
export function useImport() {
  const channel = useChannel()
  const resources = useResources()
  const translator = useEngineMessages()
  const candidates = shallowRef<readonly Candidate[]>([])
  const overwrites = shallowRef<ReadonlySet<string>>(new Set())
  const stored = (name: string): LabTemplate | undefined => resources.templates.get(`${DEFAULT_NAMESPACE}/${name}`)

  /** Made new, or put in the place of what is there, at the version seen here. */
  function write(object: TemplateDraft, dryRun: boolean): Promise<unknown> {
    const { name } = object.metadata
    const there = stored(name)
    if (there === undefined) return channel.call('create', { ...where, object, dryRun })
    const metadata = { ...object.metadata, resourceVersion: there.metadata.resourceVersion }
    return channel.call('replace', { ...where, name, object: { ...object, metadata }, dryRun })
  }

  async function judge(draft: ImportDraft): Promise<Candidate> {
    if (!('object' in draft)) return { draft, isChecked: true, isOverwrite: false, mistakes: [] }
    const isOverwrite = stored(draft.name) !== undefined
    try {
      await write(draft.object, true)
      return { draft, isChecked: true, isOverwrite, mistakes: [] }
    } catch (error) {
      return {
        draft,
        isChecked: true,
        isOverwrite,
        mistakes: [...mistakesOf(error, translator)].flatMap(([field, sentences]) =>
          sentences.map((sentence) => (field === '' ? sentence : `${field}: ${sentence}`)),
        ),
      }
    }
  }

  async function read(text: string): Promise<void> {
    const drafts = readImport(text)
    overwrites.value = new Set()
    candidates.value = drafts.map((draft) => ({ draft, isChecked: false, isOverwrite: false, mistakes: [] }))
    const judged = await Promise.all(drafts.map(judge))
    candidates.value = judged
  }

  const names = computed(() => candidates.value.flatMap(({ draft }) => ('name' in draft ? [draft.name] : [])))
  const isTwice = (name: string) => names.value.indexOf(name) !== names.value.lastIndexOf(name)
  const isGood = ({ draft, isChecked, mistakes }: Candidate) =>
    isChecked && 'object' in draft && mistakes.length === 0 && !isTwice(draft.name)
  const wanted = computed(() =>
    candidates.value.filter((each) => isGood(each) && 'name' in each.draft && (!each.isOverwrite || overwrites.value.has(each.draft.name))),
  )

  /** How many were written, and what went wrong with the others. */
  async function take(): Promise<{
    readonly done: number
    readonly failures: readonly { readonly name: string; readonly error: unknown }[]
  }> {
    const failures: { name: string; error: unknown }[] = []
    for (const { draft } of wanted.value) {
      if (!('object' in draft)) continue
      await write(draft.object, false).catch((error: unknown) => failures.push({ name: draft.name, error }))
    }
    return { done: wanted.value.length - failures.length, failures }
  }
  return { candidates, overwrites, wanted, isGood, isTwice, read, take }
}
