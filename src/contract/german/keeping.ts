import type { KEEPING as ENGLISH } from '../../core/sentences/keeping'

export const KEEPING: Readonly<Record<keyof typeof ENGLISH, string>> = {
}
