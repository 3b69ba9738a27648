/** Neighbours in a list that are drawn, and left out of the layout, together. */
export interface RowGroup<Row> {
  /** The place of its first row in the whole list. */
  readonly from: number
  readonly rows: readonly Row[]
}

/** The first `most` rows in groups of `size`, in order, each row once. */
export function groupsOf<Row>(
  rows: readonly Row[],
  { size, most }: { readonly size: number; readonly most: number },
): readonly RowGroup<Row>[] {
  const count = Math.ceil(Math.min(rows.length, most) / size)
  return Array.from({ length: count }, (_, index) => ({
    from: index * size,
    rows: rows.slice(index * size, Math.min((index + 1) * size, most)),
  }))
}

/** The widths of the table's columns: given, because rows in groups are not measured against each other. */
export const LANE_COLUMNS = 'grid-cols-[9rem_10rem_5.5rem_5rem_7rem_6.5rem_8rem_minmax(0,1fr)]'
