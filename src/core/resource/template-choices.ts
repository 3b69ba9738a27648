/** What a lab that dropped every capability may be given back: enough for a server that changes its user, nothing that reaches the machine. */
export const CAPABILITIES = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'KILL', 'NET_BIND_SERVICE', 'SETGID', 'SETUID'] as const
/** How a readiness probe speaks to a lab's own port. */
export const PROBE_SCHEMES = ['http', 'https'] as const
export const PROVISIONERS = ['docker', 'simulated'] as const
