import { onScopeDispose, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { useChannel } from '../../../client/connection'
import { useEngineMessages } from '../../../lab/engine-messages'
import { useNow } from '../../../ui/now'
import { kept, SAMPLE_MS } from './series'
import type { Sample } from './series'

/** Reads the metrics as long as the page is open, one question at a time; a reading that fails is a hole, not an end. */
export function useSamples(): { readonly samples: Readonly<ShallowRef<readonly Sample[]>>; readonly error: Readonly<ShallowRef<string>> } {
  const channel = useChannel()
  const now = useNow()
  const { errorText } = useEngineMessages()
  const samples = shallowRef<readonly Sample[]>([])
  const error = shallowRef('')
  let isAsking = false
  const ask = async (): Promise<void> => {
    if (isAsking) return
    isAsking = true
    try {
      samples.value = kept(samples.value, { at: now.read(), metrics: await channel.call('metrics', {}) })
      error.value = ''
    } catch (reason) {
      error.value = errorText(reason)
    } finally {
      isAsking = false
    }
  }
  void ask()
  const timer = window.setInterval(() => void ask(), SAMPLE_MS)
  onScopeDispose(() => window.clearInterval(timer))
  return { samples, error }
}
