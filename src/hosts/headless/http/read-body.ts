import type { Context } from 'hono'
import { apiError } from '../../../core/resource/api-error'
import { parseBody } from '../../../service/parse-body'
import type { ParsedBody } from '../../../service/parse-body'
import type { HttpEnv } from './http-env'

/** The body, judged by size before and while it arrives, then by content. undefined: there is none. */
export async function readBody(context: Context<HttpEnv>, maxBytes: number): Promise<ParsedBody | undefined> {
  const { req } = context
  const encoding = req.header('content-encoding') ?? 'identity'
  if (encoding !== 'identity') throw apiError('UnsupportedMediaType', { code: 'BodyEncoded', params: { encoding: encoding.slice(0, 50) } })
  if (Number(req.header('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes)
  const bytes = await collect(req.raw.body, maxBytes)
  return bytes.length === 0 ? undefined : parseBody(bytes, req.header('content-type'))
}

export async function requiredBody(context: Context<HttpEnv>, maxBytes: number): Promise<ParsedBody> {
  const body = await readBody(context, maxBytes)
  if (body === undefined) throw apiError('BadRequest', { code: 'BodyNeeded' })
  return body
}

async function collect(stream: ReadableStream<Uint8Array> | null, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream ?? []) {
    length += chunk.length
    if (length > maxBytes) throw tooLarge(maxBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const tooLarge = (most: number) => apiError('RequestEntityTooLarge', { code: 'BodyTooLarge', params: { most } })
