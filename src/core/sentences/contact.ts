/** How Docker is found, and what answers there. */
export const CONTACT = {
} as const
