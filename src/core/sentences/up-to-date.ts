/** What is declared against what runs: replaced, limited, waiting for a restart, moved to another address. */
export const UP_TO_DATE = {
} as const
