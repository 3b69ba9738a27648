/** What a lab that dropped every capability may be given back: enough for a server that changes its user, nothing that reaches the machine. */
export const CAPABILITIES = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'KILL', 'NET_BIND_SERVICE', 'SETGID', 'SETUID'] as const
/** How a readiness probe speaks to a lab's own port. */
export const PROBE_SCHEMES = ['http', 'https'] as const
export const PROVISIONERS = ['docker', 'simulated'] as const

/** What a lab gets when neither it nor its template says: one core, half a gigabyte, and no room for a fork bomb. */
export const DEFAULT_LIMITS = { cpu: 1, memoryBytes: 512 * 1024 * 1024, pids: 256 } as const
