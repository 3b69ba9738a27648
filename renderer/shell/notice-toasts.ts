import { watch } from 'vue'
import { useRouter } from 'vue-router'
import { useChannel } from '../client/connection'
import { useNotices } from '../client/notices'
import { useResources } from '../client/resources'
import type { Notice } from '../../src/contract/notice'
import { extendLab } from '../lab/actions/lab-actions'
import { useEngineMessages } from '../lab/engine-messages'
import { useNow } from '../ui/now'
import { toasts, type ToastAction } from '../ui/toasts'
import { useMessages } from '../ui/i18n'

/** What is said in a toast. Docker lost and back are not: the banner says it better. */
const TOLD = ['failed', 'silent', 'expiresSoon', 'expired', 'asked', 'folderFull'] as const
type Told = (typeof TOLD)[number]

/** News of one sort that came within a moment: one toast, whoever many labs it is about. */
interface NoticeGroup {
  readonly type: Told
  readonly notices: readonly Notice[]
}

export function groupNotices(news: readonly Notice[]): readonly NoticeGroup[] {
  return TOLD.map((type) => ({ type, notices: news.filter((notice) => notice.type === type) })).filter(({ notices }) => notices.length > 0)
}

/** What is still on the screen as a toast belongs to the same moment as what comes now. */
export const TOAST_MS = 10_000

/** Those of the sort that came while its toast was up, and when the last came. */
interface Moment {
  readonly group: NoticeGroup
  readonly at: number
}

export function joined(before: Moment | undefined, group: NoticeGroup, now: number): Moment {
  const isSameMoment = before !== undefined && now - before.at < TOAST_MS
  return { at: now, group: isSameMoment ? { ...group, notices: [...before.group.notices, ...group.notices] } : group }
}

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
  const { t } = useMessages()
  const { errorText } = useEngineMessages()
  const moments = new Map<Told, Moment>()
  const shown = new Set<string>()
  let gathered: Notice[] = []

  watch(
    () => notices.news,
    (news) => {
      const fresh = news.filter(({ id }) => !shown.has(id))
      for (const { id } of fresh) shown.add(id)
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
      toasts.failed(t('shell.bell.expiresSoon', { name: student ?? name, minutes: 0 }), errorText(error))
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
