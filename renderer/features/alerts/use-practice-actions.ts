import { useRouter } from 'vue-router'
import { useAttempt } from '../../lab/actions/use-attempt'
import { useMessages } from '../../ui/i18n'
import { usePractice } from './practice'

/** One click in, one click out; what goes wrong is said. */
export function usePracticeActions() {
  const practice = usePractice()
  const router = useRouter()
  const { t } = useMessages()
  const { attempt } = useAttempt()
  const said = (work: () => Promise<void>) => attempt(t('alerts.failed'), work)
  return {
    begin: () =>
      said(async () => {
        await practice.start()
        await router.push({ name: 'labs' })
      }),
    end: () => said(practice.remove),
  }
}
