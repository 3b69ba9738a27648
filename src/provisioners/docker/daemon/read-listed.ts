import { listedSchema, read, type Listed } from './answers'
import { unexpectedAnswer } from './docker-errors'
import { jsonItems, NoListError } from './lines/json-items'
import { yieldToEventLoop } from './yield-to-event-loop'

/** Read and checked in a millisecond or two; then everybody else has a turn. */
const AT_ONCE = 50
/** A hundred times what a machine can run. */
const MOST_LISTED = 200_000

/** Docker's list of containers, however many there are: no part of it holds up anything else. Whole, or `UnexpectedAnswer`. */
export async function readListed(pieces: AsyncIterable<Buffer>): Promise<readonly Listed[]> {
  const listed: Listed[] = []
  try {
    for await (const item of jsonItems(pieces)) {
      listed.push(read('list', listedSchema, item))
      if (listed.length > MOST_LISTED) throw unexpectedAnswer('list')
      if (listed.length % AT_ONCE === 0) await yieldToEventLoop()
    }
  } catch (error) {
    throw error instanceof NoListError ? unexpectedAnswer('list', error) : error
  }
  return listed
}
