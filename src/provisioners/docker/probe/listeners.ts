export interface Listener {
  readonly port: number
  /** Nobody outside the container can reach it. */
  readonly isLoopback: boolean
}

/** A socket of the kernel's table in state 0A, listening: `0: 0100007F:1F90 00000000:0000 0A ...`, its address in words whose bytes are turned round. */
const LISTENING = /^\s*\d+: ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) [0-9A-F]+:[0-9A-F]{4} 0A /

const LOOPBACK_V6 = '00000000000000000000000001000000'

/** Who listens, by the text of /proc/net/tcp and /proc/net/tcp6; what frames each piece of it is passed over. */
export function listenersIn(text: string): readonly Listener[] {
  return text.split('\n').flatMap((line) => {
    const match = LISTENING.exec(line.replace(/^[^ 0-9]*/, ''))
    if (match === null) return []
    const [, address = '', port = ''] = match
    return [{ port: Number.parseInt(port, 16), isLoopback: isLoopback(address) }]
  })
}

/** 127.0.0.0/8 and ::1, and the former written as the latter. */
function isLoopback(address: string): boolean {
  if (address.length === 8) return address.endsWith('7F')
  return address === LOOPBACK_V6 || (address.startsWith('0000000000000000FFFF0000') && isLoopback(address.slice(24)))
}
