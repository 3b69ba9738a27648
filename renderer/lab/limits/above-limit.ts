/** How much memory a lab uses at this moment. */
export interface Use {
  readonly name: string
  readonly memoryBytes: number
}

export interface AboveLimit {
  /** How many of the labs use more now than they are to have. */
  readonly count: number
  /** The one that uses the most. */
  readonly most: Use
}

/** Who would be choked by this limit; undefined: nobody that was asked. */
export function aboveLimit(uses: Iterable<Use>, limitBytes: number | undefined): AboveLimit | undefined {
  if (limitBytes === undefined) return undefined
  const above = [...uses]
    .filter(({ memoryBytes }) => memoryBytes > limitBytes)
    .toSorted((one, other) => other.memoryBytes - one.memoryBytes)
  const [most] = above
  return most === undefined ? undefined : { count: above.length, most }
}
