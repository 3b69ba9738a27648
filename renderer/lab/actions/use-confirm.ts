import { shallowRef, watch } from 'vue'
import type { Ref } from 'vue'
import { useEngineMessages } from '../engine-messages'

/** Carries out what a ConfirmDialog asked: busy until it is done, then the dialog closes; what the engine refuses is said in it. */
export function useConfirm(open: Ref<boolean>) {
  const { errorText } = useEngineMessages()
  const isBusy = shallowRef(false)
  const refusal = shallowRef('')
  watch(open, () => (refusal.value = ''))

  async function carryOut(work: () => Promise<unknown>): Promise<void> {
    isBusy.value = true
    refusal.value = ''
    try {
      await work()
      open.value = false
    } catch (error) {
      refusal.value = errorText(error)
    } finally {
      isBusy.value = false
    }
  }
  return { isBusy, refusal, carryOut }
}
