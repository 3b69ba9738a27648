import { useAbout } from '../../client/about'
import { useChannel } from '../../client/connection'
import { useAttempt } from './use-attempt'

/** A person does not wait for the timer: one pass of the reconciler, which asks Docker first of all. */
export function useRecheck() {
  const channel = useChannel()
  const host = useAbout()
  const { isBusy: isChecking, attempt } = useAttempt()
  const recheck = (title: string): Promise<void> =>
    attempt(title, () => Promise.all([channel.call('steerLoop', { loop: 'reconciler', order: 'runNow' }), host.refresh()]))
  return { isChecking, recheck }
}
