/** What a lab gets when neither it nor its template says: one core, half a gigabyte, and no room for a fork bomb. */
export const DEFAULT_LIMITS = { cpu: 1, memoryBytes: 512 * 1024 * 1024, pids: 256 } as const
