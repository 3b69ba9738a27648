import { apiError } from '../core/resource/api-error'
import type { Json } from '../core/store/storage-backend'
import { MAX_BODY_BYTES } from './body-limits'
import { parseStrictJson } from './strict-json'
import { parseStrictYaml } from './strict-yaml'

type Format = 'json' | 'yaml'

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['application/json', 'json'],
  ['application/merge-patch+json', 'json'],
  ['application/json-patch+json', 'json'],
  ['application/yaml', 'yaml'],
])

export interface ParsedBody {
  /** Without parameters, in lower case: tells a merge patch from a JSON patch. */
  readonly mediaType: string
  readonly value: Json
}

/** Bytes or text of a request or a file -> JSON. Throws ApiError: UnsupportedMediaType, RequestEntityTooLarge, BadRequest; nothing of the body is repeated. */
export function parseBody(body: Uint8Array | string, contentType: string | undefined): ParsedBody {
  const mediaType = mediaTypeOf(contentType)
  const format = FORMATS.get(mediaType)
  if (format === undefined) {
    const known = [...FORMATS.keys()].join(', ')
    throw apiError('UnsupportedMediaType', { code: 'BodyFormatUnknown', params: { known } })
  }
  const text = textOf(body)
  return { mediaType, value: format === 'json' ? parseStrictJson(text) : parseStrictYaml(text) }
}

/** `application/json; charset=utf-8` is JSON; another charset is another language. */
function mediaTypeOf(contentType = ''): string {
  const [mediaType = '', ...parameters] = contentType
    .slice(0, 256)
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const isUtf8 = parameters.every((parameter) => !parameter.startsWith('charset=') || /^charset="?utf-8"?$/.test(parameter))
  return isUtf8 ? mediaType : ''
}

function textOf(body: Uint8Array | string): string {
  if (body.length > MAX_BODY_BYTES) throw apiError('RequestEntityTooLarge', { code: 'BodyTooLarge', params: { most: MAX_BODY_BYTES } })
  if (typeof body === 'string') return body.startsWith('\ufeff') ? body.slice(1) : body
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch (error) {
    if (error instanceof TypeError) throw apiError('BadRequest', { code: 'BodyNotText' })
    throw error
  }
}
