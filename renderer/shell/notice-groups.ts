import type { Notice } from '../../src/contract/notice'

/** What is said in a toast. Docker lost and back are not: the banner says it better. */
export const TOLD = ['failed', 'silent', 'expiresSoon', 'expired', 'asked', 'folderFull'] as const
export type Told = (typeof TOLD)[number]

/** News of one sort that came within a moment: one toast, whoever many labs it is about. */
export interface NoticeGroup {
  readonly type: Told
  readonly notices: readonly Notice[]
}

export function groupNotices(news: readonly Notice[]): readonly NoticeGroup[] {
  return TOLD.map((type) => ({ type, notices: news.filter((notice) => notice.type === type) })).filter(({ notices }) => notices.length > 0)
}

/** What is still on the screen as a toast belongs to the same moment as what comes now. */
export const TOAST_MS = 10_000

/** Those of the sort that came while its toast was up, and when the last came. */
export interface Moment {
  readonly group: NoticeGroup
  readonly at: number
}

export function joined(before: Moment | undefined, group: NoticeGroup, now: number): Moment {
  const isSameMoment = before !== undefined && now - before.at < TOAST_MS
  return { at: now, group: isSameMoment ? { ...group, notices: [...before.group.notices, ...group.notices] } : group }
}
