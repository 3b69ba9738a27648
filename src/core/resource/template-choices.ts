/** What a lab that dropped every capability may be given back: enough for a server that changes its user, nothing that reaches the machine. */
export const CAPABILITIES = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'KILL', 'NET_BIND_SERVICE', 'SETGID', 'SETUID'] as const
export const PROVISIONERS = ['docker', 'simulated'] as const
