import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { takesBack, type Notice } from '../../src/contract/notice'
import { useNow } from '../ui/now'
import { useChannel } from './connection'
import { useSubscription } from './subscription'

const MOST_NOTICES = 200

function withNotice(known: readonly Notice[], next: Notice): readonly Notice[] {
  const kept = known.filter((each) => !takesBack(next, each))
  return next.type === 'folderFits' ? kept : [next, ...kept].slice(0, MOST_NOTICES)
}

/** The bell's lines, newest first; those of this session are told again as toasts. */
export const useNotices = defineStore('notices', () => {
  const notices = shallowRef<readonly Notice[]>([])
  /** Of the last batch, what happened since this page was opened. */
  const news = shallowRef<readonly Notice[]>([])
  const unread = shallowRef(0)
  const openedAt = useNow().mark()
  useSubscription(useChannel(), 'notices', {}, (events) => {
    const known = new Set(notices.value.map(({ id }) => id))
    const fresh = events.filter(({ id }) => !known.has(id))
    notices.value = fresh.reduce(withNotice, notices.value)
    const unseen = fresh.filter(({ type, at }) => type !== 'folderFits' && at >= openedAt())
    unread.value += unseen.length
    if (unseen.length > 0) news.value = unseen
  })
  return { notices, news, unread, readAll: () => void (unread.value = 0) }
})
