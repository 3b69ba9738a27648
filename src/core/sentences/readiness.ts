/** What a lab answered, and why it is not ready. */
export const READINESS = {
  TriesAgain: '{why}. Trying again in {seconds} s (retry {retry} of {of})',
} as const
