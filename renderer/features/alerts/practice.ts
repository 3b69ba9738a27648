import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { useChannel } from '../../client/connection'
import { useResources } from '../../client/resources'
import { API_VERSION, DEFAULT_NAMESPACE, isApiError } from '../../../src/contract/words'
import { PRACTICE_LABEL, PRACTICE_TEMPLATE, practiceLabs } from './practice-class'

const here = { namespace: DEFAULT_NAMESPACE } as const

/** A class that only exists on the screen: the practice engine runs it, no Docker is needed, nothing real is touched. */
export const usePractice = defineStore('practice', () => {
  const channel = useChannel()
  const resources = useResources()
  const isBusy = shallowRef(false)
  const labs = computed(() => [...resources.labs.values()].filter(({ metadata }) => metadata.labels?.[PRACTICE_LABEL] === 'true'))

  async function busily(work: () => Promise<unknown>): Promise<void> {
    if (isBusy.value) return
    isBusy.value = true
    try {
      await work()
    } finally {
      isBusy.value = false
    }
  }

  /** What is there already stays as it is: a second click completes the class. */
  async function createMissing(kind: string, metadata: object, spec: object): Promise<void> {
    try {
      await channel.call('create', {
        kind,
        ...here,
        fieldManager: 'panel',
        object: { apiVersion: API_VERSION, kind, metadata: { ...metadata, ...here }, spec },
      })
    } catch (error) {
      if (!isApiError(error, 'AlreadyExists')) throw error
    }
  }

  return {
    labs,
    isBusy,
    /** Rejects with ApiError. */
    start: () =>
      busily(async () => {
        await createMissing('LabTemplate', { name: PRACTICE_TEMPLATE.name }, PRACTICE_TEMPLATE.spec)
        await Promise.all(practiceLabs().map(({ metadata, spec }) => createMissing('LabInstance', metadata, spec)))
      }),
    /** Rejects with ApiError. The template stays: it may have been changed since. */
    remove: () => busily(() => channel.call('deleteCollection', { kind: 'LabInstance', ...here, labelSelector: `${PRACTICE_LABEL}=true` })),
  }
})
