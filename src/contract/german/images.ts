import type { IMAGES as ENGLISH } from '../../core/sentences/images'

export const IMAGES: Readonly<Record<keyof typeof ENGLISH, string>> = {
}
