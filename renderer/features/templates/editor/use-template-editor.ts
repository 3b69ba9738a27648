import { computed, reactive, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { useChannel } from '../../../client/connection'
import { useResources } from '../../../client/resources'
import { API_VERSION, DEFAULT_NAMESPACE, isConflict, isNotFound, type LabTemplate } from '../../../../src/contract/words'
import { formOf, specOf, emptyForm, type TemplateForm } from './template-form'
import { mistakesOf, NO_MISTAKES, type Mistakes } from './mistakes'
import { useEngineMessages } from '../../../lab/engine-messages'

const KIND = 'LabTemplate'
const where = { kind: KIND, namespace: DEFAULT_NAMESPACE, fieldManager: 'panel' } as const
/** While somebody types, the engine is asked after this pause. */
const PAUSE_MS = 350

/**
 * One template in somebody's hands. `base` is what the form was filled from; as long as nothing was typed it follows the store, from
 * the first letter on it does not, and says when the store has gone on.
 */
export function useTemplateEditor(name: string, from: string) {
  const channel = useChannel()
  const resources = useResources()
  const translator = useEngineMessages()
  const storedAs = (wanted: string): LabTemplate | undefined => resources.templates.get(`${DEFAULT_NAMESPACE}/${wanted}`)
  const isNew = shallowRef(name === '')
  const base = shallowRef<LabTemplate>()
  const form = reactive<TemplateForm>(emptyForm())
  const mistakes = shallowRef(NO_MISTAKES)
  const clean = shallowRef(textOf(form))

  const stored = computed(() => storedAs(name))
  const isDirty = computed(() => textOf(form) !== clean.value)

  function fill(template: LabTemplate): void {
    base.value = template
    Object.assign(form, formOf(template.spec))
    clean.value = textOf(form)
    mistakes.value = NO_MISTAKES
  }

  const source = computed(() => (name === '' ? (from === '' ? undefined : storedAs(from)) : stored.value))
  const { newName, isNameChosen, propose } = useProposedName(() => (name === '' && from === '' ? form.title : undefined), storedAs)
  watch(
    source,
    (template) => {
      if (template === undefined || isDirty.value) return
      fill(template)
      if (isNew.value) propose(`${from}-copy`)
    },
    { immediate: true },
  )

  function write(dryRun: boolean): Promise<unknown> {
    const metadata = isNew.value ? { name: newName.value } : { ...base.value?.metadata }
    const object = { apiVersion: API_VERSION, kind: KIND, metadata, spec: specOf(form) }
    return isNew.value ? channel.call('create', { ...where, object, dryRun }) : channel.call('replace', { ...where, name, object, dryRun })
  }

  const { checkSoon, supersede } = useDryRun(() => write(true), mistakes, translator)
  watch([() => textOf(form), newName], () => checkSoon(() => isDirty.value))

  return {
    form,
    newName,
    isNameChosen,
    mistakes,
    isNew,
    isDirty,
    base,
    ...useStoredVersion(base, stored, isNew),
    /** Rejects with what was wrong; mistakes are at their fields then. */
    async save(): Promise<void> {
      const isLatest = supersede()
      try {
        await write(false)
        clean.value = textOf(form)
      } catch (error) {
        if (isLatest() && !isConflict(error)) mistakes.value = mistakesOf(error, translator)
        throw error
      }
    },
    discard: () => (source.value === undefined ? void Object.assign(form, emptyForm()) : fill(source.value)),
    takeTheirs: () => void (stored.value !== undefined && fill(stored.value)),
    /** The next save writes over theirs. */
    keepMine: () => {
      base.value = stored.value ?? base.value
    },
    /** It was deleted: what was typed becomes a new one, under the old name. */
    becomeNew: () => void ([isNew.value, newName.value] = [true, name]),
  }
}

const textOf = (form: TemplateForm): string => JSON.stringify(form)

/** A new template is called as its title says, until somebody chooses a name. */
function useProposedName(title: () => string | undefined, storedAs: (name: string) => LabTemplate | undefined) {
  const newName = shallowRef('')
  const isNameChosen = shallowRef(false)
  const propose = (wish: string): void => void (newName.value = proposedName(wish, (name) => storedAs(name) !== undefined))
  watch(title, (wish) => void (wish !== undefined && !isNameChosen.value && propose(wish)))
  return { newName, isNameChosen, propose }
}

/** Only the answer to the question that was asked last counts: an earlier one may arrive after it. */
function useDryRun(dryRun: () => Promise<unknown>, mistakes: ShallowRef<Mistakes>, translator: ReturnType<typeof useEngineMessages>) {
  let asked = 0
  let timer = 0
  const supersede = (): (() => boolean) => {
    window.clearTimeout(timer)
    const mine = ++asked
    return () => mine === asked
  }
  async function check(): Promise<void> {
    const isLatest = supersede()
    try {
      await dryRun()
      if (isLatest()) mistakes.value = NO_MISTAKES
    } catch (error) {
      // That the store has gone on, or has it no more, is said by the watch; a broken line is said by its banner.
      if (isLatest()) mistakes.value = isConflict(error) || isNotFound(error) ? NO_MISTAKES : mistakesOf(error, translator)
    }
  }
  function checkSoon(isWorthIt: () => boolean): void {
    window.clearTimeout(timer)
    if (isWorthIt()) timer = window.setTimeout(() => void check(), PAUSE_MS)
  }
  return { checkSoon, supersede }
}

/** How what is edited stands to what the store has now. */
function useStoredVersion(base: ShallowRef<LabTemplate | undefined>, stored: Ref<LabTemplate | undefined>, isNew: Ref<boolean>) {
  const resources = useResources()
  const versionOf = (template: LabTemplate | undefined) => template?.metadata.resourceVersion
  return {
    isOutdated: computed(() => {
      const [then, now] = [versionOf(base.value), versionOf(stored.value)]
      return !isNew.value && then !== undefined && now !== undefined && then !== now
    }),
    isGone: computed(() => !isNew.value && base.value !== undefined && stored.value === undefined && resources.labsState !== 'loading'),
    isMissing: computed(() => !isNew.value && base.value === undefined && resources.labsState === 'live'),
  }
}

const LONGEST = 50

/** "Python für alle!" as a name the store takes: "python-fur-alle"; with a number behind it while it is taken. */
function proposedName(title: string, isTaken: (name: string) => boolean): string {
  const name = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
  if (name === '' || !isTaken(name)) return name
  let number = 2
  while (isTaken(`${name}-${number}`)) number++
  return `${name}-${number}`
}
