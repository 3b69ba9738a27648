import { shallowRef } from 'vue'
import { toasts } from '../../ui/toasts'
import { useEngineMessages } from '../engine-messages'

/** What a person asks for with a button: busy until it is done; where it cannot be, the title says what and a toast says why. */
export function useAttempt() {
  const { errorText } = useEngineMessages()
  const isBusy = shallowRef(false)
  async function attempt(title: string, work: () => Promise<unknown>): Promise<void> {
    isBusy.value = true
    try {
      await work()
    } catch (error) {
      toasts.failed(title, errorText(error))
    } finally {
      isBusy.value = false
    }
  }
  return { isBusy, attempt }
}
