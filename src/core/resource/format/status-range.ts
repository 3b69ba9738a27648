export interface StatusRange {
  readonly from: number
  readonly to: number
}

/** 401, "401" or "200-399", both ends included; undefined: it is none. */
export function statusRangeOf(text: string | number): StatusRange | undefined {
  const match = /^([1-5][0-9]{2})(?:-([1-5][0-9]{2}))?$/.exec(String(text))
  if (match === null) return undefined
  const from = Number(match[1])
  const to = Number(match[2] ?? from)
  return from <= to ? { from, to } : undefined
}

/** Below 500: a login page, or nothing at "/", is an application that works. */
const READY_BY_DEFAULT = ['100-499'] as const

/** Whether an HTTP answer of this status means that a lab is ready. */
export function countsAsReady(status: number, ranges: readonly (string | number)[] = READY_BY_DEFAULT): boolean {
  return ranges.some((text) => {
    const range = statusRangeOf(text)
    return range !== undefined && status >= range.from && status <= range.to
  })
}
