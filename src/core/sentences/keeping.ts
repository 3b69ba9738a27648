/** How long ended labs are kept, and what the loops find. */
export const KEEPING = {
} as const
