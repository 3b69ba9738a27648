/** What a lab answered, and why it is not ready. */
export const READINESS = {
  TriesAgain: '{why}. Trying again in {seconds} s (retry {number} of {of})',
} as const
