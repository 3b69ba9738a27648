export interface Placed {
  readonly key: unknown
  readonly index: number
  readonly start: number
  readonly end: number
}

export interface Drawn {
  readonly key: string
  /** Which row; absent: a gap of `height` px. */
  readonly index?: number
  readonly height: number
}

/** The rows that are drawn, and in place of all others gaps of their height, so that a real table can scroll. */
export function withGaps(placed: readonly Placed[], total: number): readonly Drawn[] {
  const drawn: Drawn[] = []
  let end = 0
  for (const item of placed) {
    if (item.start > end) drawn.push({ key: `gap-${drawn.length}`, height: item.start - end })
    drawn.push({ key: String(item.key), index: item.index, height: item.end - item.start })
    end = item.end
  }
  return total > end ? [...drawn, { key: 'gap-end', height: total - end }] : drawn
}
