/** Everything that a client could otherwise have without end. Times in milliseconds, sizes in bytes. */
export interface HttpLimits {
  readonly maxBodyBytes: number
  readonly maxConnections: number
  /** Of them, those that have not shown a token or a session. */
  readonly maxUnauthenticated: number
  readonly maxStreams: number
  /** Answers that lie written and unread, of all connections together. */
  readonly maxUnreadBytes: number
  /** From the first byte (or the connection) to the end of the headers. */
  readonly headersTimeoutMs: number
  /** From the first byte to the end of the body. */
  readonly requestTimeoutMs: number
  readonly keepAliveTimeoutMs: number
  /** How long an answer may wait for a reader who takes none of it. */
  readonly unreadTimeoutMs: number
  /** How often the two timeouts above are looked at. */
  readonly checkIntervalMs: number
}

/**
 * 3 MiB is what the Kubernetes API server takes; 256 streams are some twenty screens with all lists open. Strangers are more than the system
 * lets wait at the door (511), so that of those who come at once each is heard before it could be pushed out.
 */
export const HTTP_LIMITS: HttpLimits = {
  maxBodyBytes: 3 * 1024 * 1024,
  maxConnections: 2500,
  maxUnauthenticated: 1024,
  maxStreams: 256,
  maxUnreadBytes: 128 * 1024 * 1024,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  keepAliveTimeoutMs: 10_000,
  unreadTimeoutMs: 30_000,
  checkIntervalMs: 1000,
}
