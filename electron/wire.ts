/** The two channels of Electron's IPC: what a screen says, and what it hears. Each message is one of the contract's. */
export const SAY = 'labs:say'
export const HEAR = 'labs:hear'
