import { parsed, refused, type Parsed } from './parsed'

/** Both ends included. */
export interface PortRange {
  readonly first: number
  readonly last: number
}

/** Below are the ports that only the system may open, and that other programs expect for themselves. */
const FIRST_PORT = 1024
const LAST_PORT = 65_535
/** A class and its second lesson. */
const LEAST = 100

/** "20000-29999". */
export function parsePortRange(text: string): Parsed<PortRange> {
  const [, from = '', to = ''] = /^([0-9]{1,5})-([0-9]{1,5})$/.exec(text) ?? []
  const [first, last] = [Number(from), Number(to)]
  if (from === '' || to === '') return refused('NotAPortRange')
  if (first < FIRST_PORT || last > LAST_PORT) return refused('PortRangeOutside', { first: FIRST_PORT, last: LAST_PORT })
  return last - first + 1 < LEAST ? refused('PortRangeTooSmall', { least: LEAST }) : parsed({ first, last })
}
