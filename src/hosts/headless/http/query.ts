import type { Context } from 'hono'
import { apiError } from '../../../core/resource/api-error'
import type { HttpEnv } from './http-env'

/** Query parameters as the API server reads them; what is no number or no known word is a BadRequest, never a guess. */
export function selectionOf({ req }: Context<HttpEnv>): { labelSelector?: string; fieldSelector?: string } {
  const labelSelector = req.query('labelSelector')
  const fieldSelector = req.query('fieldSelector')
  return { ...(labelSelector ? { labelSelector } : {}), ...(fieldSelector ? { fieldSelector } : {}) }
}

export function pageOf(context: Context<HttpEnv>): { limit?: number; continue?: string } {
  const limit = wholeNumber(context, 'limit')
  const token = context.req.query('continue')
  return { ...(limit === undefined || limit === 0 ? {} : { limit }), ...(token ? { continue: token } : {}) }
}

export function wholeNumber({ req }: Context<HttpEnv>, name: string): number | undefined {
  const text = req.query(name)
  if (text === undefined || text === '') return undefined
  if (!/^\d{1,9}$/.test(text)) throw apiError('BadRequest', { code: 'QueryNotANumber', params: { name } })
  return Number(text)
}

export function flag({ req }: Context<HttpEnv>, name: string): boolean {
  const text = req.query(name)
  if (text === undefined || text === '0' || text === 'false') return false
  if (text === '1' || text === 'true' || text === '') return true
  throw apiError('BadRequest', { code: 'QueryNotAFlag', params: { name } })
}

export function dryRunOf({ req }: Context<HttpEnv>): { dryRun?: boolean } {
  const text = req.query('dryRun')
  if (text === undefined || text === '') return {}
  if (text !== 'All') throw apiError('BadRequest', { code: 'DryRunUnknown' })
  return { dryRun: true }
}

/** What a write says of itself: only tried, and by whom (Kubernetes' own words). */
export function writeOf(context: Context<HttpEnv>): { dryRun?: boolean; fieldManager?: string } {
  const fieldManager = context.req.query('fieldManager')
  if (fieldManager !== undefined && !/^[\x20-\x7e]{0,128}$/.test(fieldManager)) throw apiError('BadRequest', { code: 'FieldManagerOdd' })
  return { ...dryRunOf(context), ...(fieldManager ? { fieldManager } : {}) }
}
