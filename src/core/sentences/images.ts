/** Images: brought here, and what they say themselves. */
export const IMAGES = {
} as const
