import { shallowRef } from 'vue'
import { useAbout } from '../../client/about'
import { useChannel } from '../../client/channel'
import { useEngineSays } from '../../lab/engine-says/use-engine-says'
import { toasts } from '../../ui/toasts'
import { useWords } from '../../ui/words'

/** A person does not wait for the timer: one pass of the reconciler, which asks Docker first of all. */
export function useLookAgain() {
  const channel = useChannel()
  const host = useAbout()
  const { t } = useWords()
  const { refused } = useEngineSays()
  const isLooking = shallowRef(false)
  async function lookAgain(): Promise<void> {
    isLooking.value = true
    try {
      await Promise.all([channel.call('steerLoop', { loop: 'reconciler', order: 'runNow' }), host.look()])
    } catch (error) {
      toasts.failed(t('trouble.failed'), refused(error))
    } finally {
      isLooking.value = false
    }
  }
  return { isLooking, lookAgain }
}
