/** Something to measure: does its work once and says how long one unit of it took, in milliseconds. */
export type Subject = () => Promise<number>

/**
 * Measures subjects in turns (A B A B ...), so that a machine that gets slower or busier meanwhile is unfair to all of them
 * alike. The first round warms up and is not counted. Returns each subject's median.
 */
export async function alternate<Name extends string>(subjects: Readonly<Record<Name, Subject>>, rounds = 7): Promise<Record<Name, number>> {
  const names = Object.keys(subjects) as Name[]
  const times = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      globalThis.gc?.()
      const took = await subjects[name]()
      if (round > 0) times.get(name)?.push(took)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<Name, number>
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Milliseconds that one of `count` units took. */
export async function timePer(count: number, work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / count
}
