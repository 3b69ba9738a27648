import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Notice } from '../../src/contract/notice'
import { useChannel } from './channel'
import { useListening } from './listening'

const KEPT = 200

/** The bell's lines, newest first; those of this session are told again as toasts. */
export const useNotices = defineStore('notices', () => {
  const notices = shallowRef<readonly Notice[]>([])
  const unread = shallowRef(0)
  const openedAt = Date.now()
  useListening(useChannel(), 'notices', {}, (events) => {
    const known = new Set(notices.value.map(({ id }) => id))
    const news = events.filter(({ id }) => !known.has(id))
    notices.value = [...news.toReversed(), ...notices.value].slice(0, KEPT)
    unread.value += news.filter(({ at }) => at >= openedAt).length
  })
  return { notices, unread, readAll: () => void (unread.value = 0) }
})
