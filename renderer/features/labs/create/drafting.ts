import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { useChannel } from '../../../client/connection'
import { useResources } from '../../../client/resources'
import { runBatch } from '../../../lab/batch/run-batch'
import { useEngineMessages } from '../../../lab/engine-messages'
import { useLabRows } from '../../../lab/lab-rows'
import { useNow } from '../../../ui/now'
import { useClassDrafting } from './class-drafting'
import { useCreateDialog } from './create-dialog'
import { firstTemplate } from './first-template'
import { draftClass, draftLab } from './lab-drafts'
import type { LabDraft } from './lab-drafts'
import { distinct, engineMistakes, localMistakes, OF_ROW } from './mistakes'
import type { Mistake } from './mistakes'

/** From what stands in the form to labs that the engine would take: drafts, what is wrong with them, and what stops them. */
export const useDrafting = defineStore('drafting', () => {
  const channel = useChannel()
  const labRows = useLabRows()
  const resources = useResources()
  const ticking = useNow()
  const translator = useEngineMessages()
  const dialog = useCreateDialog()
  const { form } = dialog

  const isChecking = shallowRef(false)
  /** Before the first try only what was typed wrong is said, not what is still missing. */
  const wasTried = shallowRef(false)
  const said = shallowRef<readonly Mistake[]>([])

  const namespace = computed(() => form.namespace.trim())
  const templates = computed(() => [...resources.templates.values()].filter(({ metadata }) => metadata.namespace === namespace.value))
  const names = computed(() => templates.value.map(({ metadata }) => metadata.name))
  const template = computed(() => templates.value.find(({ metadata }) => metadata.name === form.template))
  const rows = computed(() => [...labRows.rows.values()].filter((row) => row.namespace === namespace.value))
  const taken = computed(() => new Set(rows.value.map(({ name }) => name)))
  const { students, undecided, refuse, ...ofClass } = useClassDrafting(form, namespace)
  const drafts = computed(() => (form.mode === 'one' ? [draftLab(form, taken.value)] : draftClass(form, taken.value, students.value)))

  const local = computed(() => localMistakes(form, ticking.now, taken.value))
  const mistakes = computed(() => distinct([...local.value.filter(({ key }) => wasTried.value || key !== 'required'), ...said.value]))
  /** Why no class can be made yet. What is wrong with one student's lab is told when it is tried. */
  const blocked = computed(() => (form.mode === 'one' ? undefined : (undecided.value ?? (local.value.length > 0 ? 'wrong' : undefined))))

  const create = (draft: LabDraft, dryRun: boolean) => channel.call('create', requestOf(draft, dryRun))
  function heard(mistakes: readonly Mistake[]): void {
    said.value = mistakes.filter(({ field }) => !field.startsWith(OF_ROW))
    refuse(mistakes.filter(({ field }) => field.startsWith(OF_ROW)))
  }

  // What the engine said holds for what was sent: after a change it is asked again.
  watch(form, () => (said.value = []))

  return {
    ...ofClass,
    isChecking,
    templates,
    template,
    drafts,
    mistakes,
    blocked,
    create,
    first: computed(() => firstTemplate(names.value, labRows.rows.values(), namespace.value)),
    refusedBy: (error: unknown, draft: LabDraft) => heard(engineMistakes(error, { form, draft, translator })),
    /** Asks the engine about every draft without making any, so that every mistake is known at once. Nothing wrong: the drafts. */
    async check(): Promise<readonly LabDraft[] | undefined> {
      wasTried.value = true
      said.value = []
      if (local.value.length > 0 || blocked.value !== undefined || isChecking.value) return undefined
      isChecking.value = true
      const asked = drafts.value
      const { failed } = await runBatch(asked.map((draft) => ({ draft, name: draft.name, run: () => create(draft, true) })))
      isChecking.value = false
      heard(failed.flatMap(({ item, error }) => engineMistakes(error, { form, draft: item.draft, translator })))
      return failed.length === 0 ? asked : undefined
    },
    taken(): void {
      wasTried.value = false
      ofClass.makesAnother.value = false
      dialog.taken()
    },
  }
})

const requestOf = ({ object }: LabDraft, dryRun: boolean) => ({
  kind: 'LabInstance' as const,
  namespace: object.metadata.namespace,
  object,
  fieldManager: 'panel',
  ...(dryRun ? { dryRun } : {}),
})
