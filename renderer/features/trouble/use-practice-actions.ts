import { useRouter } from 'vue-router'
import { useEngineSays } from '../../lab/engine-says/use-engine-says'
import { toasts } from '../../ui/toasts'
import { useWords } from '../../ui/words'
import { usePractice } from './practice'

/** One click in, one click out; what goes wrong is said. */
export function usePracticeActions() {
  const practice = usePractice()
  const router = useRouter()
  const { t } = useWords()
  const { refused } = useEngineSays()
  const said = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      toasts.failed(t('trouble.failed'), refused(error))
    }
  }
  return {
    begin: () => said(async () => {
      await practice.start()
      await router.push({ name: 'labs' })
    }),
    end: () => said(practice.remove),
  }
}
