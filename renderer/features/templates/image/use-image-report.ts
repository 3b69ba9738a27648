import { shallowRef, watch } from 'vue'
import { useChannel } from '../../../client/connection'
import type { ImageReport, LabState } from '../../../../src/contract/words'

/** There is something to look at: inside while it runs, at the image alone once it is over. */
const LOOKED_AT: ReadonlySet<LabState> = new Set(['ready', 'failed', 'completed'])

interface TrialLab {
  readonly namespace: string
  readonly name: string
  readonly state: LabState
}

/** What the engine found out about a trial's image, asked for anew each time that the lab has come somewhere. */
export function useImageReport(lab: () => TrialLab) {
  const channel = useChannel()
  const report = shallowRef<ImageReport>()
  const isLooking = shallowRef(false)
  const mistake = shallowRef<unknown>()

  async function look(): Promise<void> {
    const { namespace, name } = lab()
    isLooking.value = true
    mistake.value = undefined
    try {
      report.value = await channel.call('examine', { namespace, name })
    } catch (error) {
      mistake.value = error
    } finally {
      isLooking.value = false
    }
  }

  watch(
    () => lab().state,
    (state) => {
      if (LOOKED_AT.has(state)) void look()
    },
    { immediate: true },
  )
  return { report, isLooking, mistake }
}
