/** A file has a name, times, and an attribute or two; as many as fit would be an attack on time. */
const MOST_RECORDS = 4096

/** The records of an extended header (`27 path=a/name that is long\n`), as bytes; undefined where a length does not fit. */
export function extendedRecords(content: Buffer): Map<string, Buffer> | 'tooMany' | undefined {
  const records = new Map<string, Buffer>()
  for (let [at, count] = [0, 0]; at < content.length; count += 1) {
    if (count === MOST_RECORDS) return 'tooMany'
    const blank = content.subarray(at, at + 8).indexOf(0x20)
    const length = blank < 1 ? undefined : wholeNumber(content.subarray(at, at + blank))
    const end = at + (length ?? 0)
    const equals = blank < 1 ? -1 : content.indexOf(0x3d, at + blank)
    if (length === undefined || end > content.length || equals < 0 || equals >= end || content[end - 1] !== 0x0a) return undefined
    records.set(content.toString('utf8', at + blank + 1, equals), content.subarray(equals + 1, end - 1))
    at = end
  }
  return records
}

/** One record: its length counts itself. */
export function recordOf(key: string, value: Buffer | string): Buffer {
  const rest = Buffer.concat([Buffer.from(` ${key}=`), Buffer.from(value), Buffer.from('\n')])
  let length = rest.length + 1
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length
  return Buffer.concat([Buffer.from(String(length)), rest])
}

export function numberRecord(records: ReadonlyMap<string, Buffer>, key: string): number | undefined {
  const value = records.get(key)
  return value === undefined ? undefined : wholeNumber(value)
}

/** Decimal. What JavaScript cannot count is the most that it can: a file may claim 8 EB, and is then too large, not damaged. */
export function wholeNumber(text: Buffer): number | undefined {
  return text.length <= 40 && /^\d+$/.test(text.toString('latin1'))
    ? Math.min(Number(text.toString('latin1')), Number.MAX_SAFE_INTEGER)
    : undefined
}
