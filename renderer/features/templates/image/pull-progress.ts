import type { PullProgress } from '../../../../src/contract/words'

/** Never back, also when what is heard is: a bar that shrinks says nothing. */
export function further(before: PullProgress | undefined, next: PullProgress | undefined): { readonly progress?: PullProgress } {
  if (next === undefined) return before === undefined ? {} : { progress: before }
  if (before === undefined || before.image !== next.image) return { progress: next }
  const percent = Math.max(before.percent ?? 0, next.percent ?? 0)
  const isKnown = before.percent !== undefined || next.percent !== undefined
  return { progress: { ...next, ...(isKnown ? { percent } : {}), receivedBytes: Math.max(before.receivedBytes, next.receivedBytes) } }
}
