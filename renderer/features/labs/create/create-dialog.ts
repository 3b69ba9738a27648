import { defineStore } from 'pinia'
import { computed, reactive, shallowRef } from 'vue'
import { useChannel } from '../../../client/connection'
import { useResources } from '../../../client/resources'
import { useLabRows } from '../../../lab/lab-rows'
import { useEngineMessages } from '../../../lab/engine-messages'
import { useNow } from '../../../ui/now'
import { runBatch } from '../../../lab/batch/run-batch'
import { emptyForm } from './create-form'
import { draftLabs, type LabDraft } from './lab-drafts'
import { distinct, engineMistakes, localMistakes, type Mistake } from './mistakes'

/** The form for new labs. What was typed stays until it was taken in, also when the dialog is closed in between. */
export const useCreateDialog = defineStore('createDialog', () => {
  const channel = useChannel()
  const labRows = useLabRows()
  const resources = useResources()
  const ticking = useNow()
  const translator = useEngineMessages()

  const isOpen = shallowRef(false)
  const isChecking = shallowRef(false)
  /** Before the first try only what was typed wrong is said, not what is still missing. */
  const wasTried = shallowRef(false)
  const said = shallowRef<readonly Mistake[]>([])
  const form = reactive(emptyForm())

  const templates = computed(() => [...resources.templates.values()].filter(({ metadata }) => metadata.namespace === form.namespace.trim()))
  const template = computed(() => templates.value.find(({ metadata }) => metadata.name === form.template))
  const taken = computed(
    () => new Set([...labRows.rows.values()].filter(({ namespace }) => namespace === form.namespace.trim()).map(({ name }) => name)),
  )
  const drafts = computed(() => draftLabs(form, taken.value))
  const local = computed(() => localMistakes(form, ticking.now, taken.value))
  const mistakes = computed(() =>
    distinct([...local.value.filter(({ key }) => wasTried.value || (key !== 'required' && key !== 'noStudents')), ...said.value]),
  )

  const create = ({ object }: LabDraft, dryRun: boolean) =>
    channel.call('create', {
      kind: 'LabInstance',
      namespace: object.metadata.namespace,
      object,
      fieldManager: 'panel',
      ...(dryRun ? { dryRun } : {}),
    })

  return {
    isOpen,
    isChecking,
    form,
    templates,
    template,
    drafts,
    mistakes,
    create,
    first: computed(() =>
      firstTemplate(
        templates.value.map(({ metadata }) => metadata.name),
        labRows.rows.values(),
        form.namespace.trim(),
      ),
    ),
    open(templateName?: string): void {
      if (templateName !== undefined) form.template = templateName
      isOpen.value = true
    },
    /** What the engine said holds for what was sent: after a change it is asked again. */
    changed: () => (said.value = []),
    refused: (error: unknown, draft: LabDraft) => (said.value = engineMistakes(error, { form, draft, translator })),
    /** Asks the engine about every draft without making any, so that every mistake is known at once. Nothing wrong: the drafts. */
    async check(): Promise<readonly LabDraft[] | undefined> {
      wasTried.value = true
      said.value = []
      if (local.value.length > 0 || isChecking.value) return undefined
      isChecking.value = true
      const asked = drafts.value
      const { failed } = await runBatch(asked.map((draft) => ({ draft, name: draft.name, run: () => create(draft, true) })))
      isChecking.value = false
      said.value = failed.flatMap(({ item, error }) => engineMistakes(error, { form, draft: item.draft, translator }))
      return failed.length === 0 ? asked : undefined
    },
    /** Taken in: the next one begins with the same template, namespace and time. */
    taken(): void {
      wasTried.value = false
      isOpen.value = false
      Object.assign(form, { studentName: '', studentEmail: '', list: '', name: '', prefix: '' })
    },
  }
})

/** The one that needs no registry: it works in a classroom without a network. */
const SAFE = 'sample-lab'

interface Used {
  readonly template: string
  readonly namespace: string
  readonly createdAt: number
}

/** What a new lab begins with: the template of the newest lab of this namespace, for a class works on one thing; else the one that is safe. */
export function firstTemplate(names: readonly string[], labs: Iterable<Used>, namespace: string): string | undefined {
  const used = [...labs].filter((lab) => lab.namespace === namespace && names.includes(lab.template))
  const last = used.reduce<Used | undefined>(
    (newest, lab) => (newest === undefined || lab.createdAt >= newest.createdAt ? lab : newest),
    undefined,
  )
  return last?.template ?? names.find((name) => name === SAFE) ?? names[0]
}
