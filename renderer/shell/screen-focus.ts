import { nextTick, watchEffect } from 'vue'
import type { ShallowRef } from 'vue'
import { START_LOCATION, useRoute, useRouter } from 'vue-router'
import { visibleText } from '../../src/contract/visible-text'
import { useMessages } from '../ui/i18n'
import { SCREENS } from './screens'

/** A new screen is told to everybody: the window's title says it, and the focus goes to its heading. What opens within a screen keeps its own focus. */
export function useScreenFocus(screen: Readonly<ShallowRef<HTMLElement | null>>): void {
  const router = useRouter()
  const route = useRoute()
  const { t } = useMessages()

  watchEffect(() => {
    const name = SCREENS.find((each) => route.matched.some((record) => record.name === each.name))?.name ?? 'labs'
    document.title = visibleText(`${titleOf(route.params)}${t(`shell.nav.${name}`)} – ${t('shell.product')}`)
  })
  router.afterEach(async (to, from, failure) => {
    if (failure !== undefined || from === START_LOCATION || to.matched[0]?.name === from.matched[0]?.name) return
    await nextTick()
    // A page that knows a better place has put the focus there itself.
    if (screen.value === null || screen.value.contains(document.activeElement)) return
    const heading = screen.value.querySelector<HTMLElement>('h1')
    if (heading !== null) heading.tabIndex = -1
    ;(heading ?? screen.value).focus()
  })
}

function titleOf({ name }: Readonly<Record<string, string | readonly string[]>>): string {
  return typeof name === 'string' ? `${name} – ` : ''
}
