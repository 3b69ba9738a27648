import type { CONTACT as ENGLISH } from '../../core/sentences/contact'

export const CONTACT: Readonly<Record<keyof typeof ENGLISH, string>> = {
}
