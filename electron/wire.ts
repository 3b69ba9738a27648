/** The two channels of Electron's IPC: what a screen asks, and what it is answered. Each message is one of the contract's. */
export const REQUEST_CHANNEL = 'labs:request'
export const REPLY_CHANNEL = 'labs:reply'
