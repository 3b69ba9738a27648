import type { ApiError, WireStatus } from '../../../core/resource/api-error'

export function statusResponse(error: ApiError): Response {
  return Response.json(error.toStatus(), { status: error.code, headers: headersOf(error.toStatus()) })
}

/** The same answer for a socket on which no response object exists (the bytes were not HTTP). */
export function rawStatus(error: ApiError, more: Readonly<Record<string, string>> = {}): string {
  const body = JSON.stringify(error.toStatus())
  const head = [
    'HTTP/1.1 ' + error.code + ' ' + error.reason,
    'Content-Type: application/json',
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    ...Object.entries(more).map(([name, value]) => `${name}: ${value}`),
  ]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}

function headersOf(status: WireStatus): Record<string, string> {
  return {
    ...(status.details?.retryAfterSeconds === undefined ? {} : { 'Retry-After': String(status.details.retryAfterSeconds) }),
    ...(status.code === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
    ...(status.code === 405 ? { Allow: 'GET, POST, PUT, PATCH, DELETE' } : {}),
  }
}
