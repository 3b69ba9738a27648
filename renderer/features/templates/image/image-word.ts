import type { ImageKnowledge } from './images'

export type ImageWord = 'present' | 'presentSize' | 'built' | 'missing' | 'practice' | 'unknown' | 'failed' | 'asking'

/** What is said of an image, under `templates.image`. What Docker said before it fell silent is not repeated as if it were so now. */
export function imageWord({
  isPractice,
  isReachable,
  knowledge,
}: {
  readonly isPractice: boolean
  readonly isReachable: boolean
  readonly knowledge: ImageKnowledge
}): ImageWord {
  if (isPractice) return 'practice'
  if (!isReachable) return 'unknown'
  if (!knowledge.known) return knowledge.isAsking ? 'asking' : 'failed'
  const { present, isBuiltHere, sizeBytes } = knowledge.status
  if (present) return sizeBytes === undefined ? 'present' : 'presentSize'
  return isBuiltHere === true ? 'built' : 'missing'
}
