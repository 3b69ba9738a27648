import { watch } from 'vue'
import { useRouter } from 'vue-router'
import { useChannel } from '../client/channel'
import { useNotices } from '../client/notices'
import { useResources } from '../client/resources'
import type { Notice } from '../../src/contract/notice'
import { extendLab } from '../lab/lab-actions'
import { useEngineSays } from '../lab/engine-says'
import { useNow } from '../ui/now'
import { toasts } from '../ui/toasts'
import type { ToastAction } from '../ui/toasts'
import { useWords } from '../ui/words'
import { groupNotices, joined } from './notice-groups'
import type { Moment, NoticeGroup, Told } from './notice-groups'

/** A class that fails does it within a second: gathered this long, said once. */
const GATHER_MS = 600
const EXTEND_MINUTES = 15

/** Tells what is new as toasts; all of it stays under the bell. */
export function useNoticeToasts(): void {
  const notices = useNotices()
  const channel = useChannel()
  const resources = useResources()
  const router = useRouter()
  const now = useNow()
  const { t } = useWords()
  const { refused } = useEngineSays()
  const moments = new Map<Told, Moment>()
  const told = new Set<string>()
  let gathered: Notice[] = []

  watch(
    () => notices.news,
    (news) => {
      const fresh = news.filter(({ id }) => !told.has(id))
      for (const { id } of fresh) told.add(id)
      if (gathered.length === 0 && fresh.length > 0) window.setTimeout(say, GATHER_MS)
      gathered = [...gathered, ...fresh]
    },
  )

  function say(): void {
    for (const group of groupNotices(gathered)) {
      const moment = joined(moments.get(group.type), group, now.read())
      moments.set(group.type, moment)
      show(moment.group)
    }
    gathered = []
  }

  function show({ type, notices: all }: NoticeGroup): void {
    const [first] = all
    if (first === undefined) return
    const minutes = Math.max(...all.map(({ minutesLeft }) => minutesLeft ?? 0))
    const text =
      all.length === 1
        ? t(`shell.bell.${type}`, { name: first.student ?? first.name ?? '', minutes })
        : t(`shell.bell.many.${type}`, { count: all.length, minutes })
    toasts.news(`news-${type}`, text, { isBad: type !== 'expired', ...actionFor(type, all) })
  }

  function actionFor(type: Told, all: readonly Notice[]): ToastAction | Record<string, never> {
    if (type === 'asked') return {}
    const [first] = all
    if (all.length > 1 || first === undefined)
      return { label: t('ui.show'), run: () => void router.push({ name: 'labs', query: { search: SEARCH[type] } }) }
    if (type === 'expiresSoon') return { label: t('shell.bell.extend'), run: () => void extend(first) }
    return {
      label: t('ui.show'),
      run: () => void router.push({ name: 'lab', params: { namespace: first.namespace ?? '', name: first.name ?? '' } }),
    }
  }

  async function extend({ namespace = '', name = '', student }: Notice): Promise<void> {
    const lab = resources.labs.get(`${namespace}/${name}`)
    if (lab === undefined) return
    try {
      await extendLab(channel, lab, EXTEND_MINUTES, now.read())
      toasts.done(t('shell.bell.extended', { name: student ?? name }))
    } catch (error) {
      toasts.failed(t('shell.bell.expiresSoon', { name: student ?? name, minutes: 0 }), refused(error))
    }
  }
}

/** The labs' own search. */
const SEARCH: Readonly<Record<Exclude<Told, 'asked'>, string>> = {
  failed: 'state:failed',
  silent: 'is:attention',
  expiresSoon: 'state:ready',
  expired: 'state:expired',
  folderFull: 'is:attention',
}
