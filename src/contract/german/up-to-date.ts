import type { UP_TO_DATE as ENGLISH } from '../../core/sentences/up-to-date'

export const UP_TO_DATE: Readonly<Record<keyof typeof ENGLISH, string>> = {
}
