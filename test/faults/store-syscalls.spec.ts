import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bundleProgram, startProgram } from '../fixtures/program'
import { storeDirectory } from '../fixtures/store-directory'

const hasStrace = spawnSync('strace', ['-V']).status === 0 && spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0

interface Trace {
  readonly durable: Set<string>
  readonly dirty: Set<string>
  readonly faults: string[]
  acks: number
  syncs: number
}

/** Follows the calls: what was written to the journal is durable after the next sync of it that began later and ended well. */
function follow(lines: readonly string[]): Trace {
  const trace: Trace = { durable: new Set(), dirty: new Set(), faults: [], acks: 0, syncs: 0 }
  const begun = new Map<string, readonly string[]>()
  const endOfSync = (thread: string): void => {
    for (const key of begun.get(thread) ?? []) trace.durable.add(key)
    trace.syncs += 1
  }
  for (const line of lines) {
    const [, thread = '', call = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? []
    if (/^(pwrite64|write)\(/.test(call)) {
      for (const [, key = ''] of call.matchAll(/\\"key\\":\\"(labs\/[^\\]+)\\"/g)) trace.dirty.add(key)
      for (const [, key = ''] of call.matchAll(/"ack (labs\/\S+) /g)) {
        trace.acks += 1
        if (!trace.durable.has(key)) trace.faults.push(key)
      }
    } else if (/^fdatasync\(/.test(call)) {
      begun.set(thread, [...trace.dirty])
      if (call.endsWith('= 0')) endOfSync(thread)
    } else if (/^<\.\.\. fdatasync resumed>.*= 0$/.test(call)) endOfSync(thread)
  }
  return trace
}

it('#30 of a thousand acknowledgements none comes before the sync of its write; snapshot and journal: write, fsync, rename, fsync of the directory', async (context) => {
  if (!hasStrace) return context.skip('strace is not installed here')
  const dir = storeDirectory()
  const log = join(storeDirectory(), 'trace')
  const program = await bundleProgram('store-writer')
  const writer = startProgram([
    'strace',
    '-f',
    '-s',
    '2000000',
    '-e',
    'trace=openat,write,pwrite64,fsync,fdatasync,rename',
    '-o',
    log,
    process.execPath,
    program,
    dir,
    '10',
    '100',
    '2000',
  ])
  await writer.ended
  const lines = readFileSync(log, 'utf8').split('\n')
  const { acks, faults, syncs } = follow(lines)
  expect({ acks, faults, groups: syncs < 500 }).toEqual({ acks: 1000, faults: [], groups: true })
  const order = lines.flatMap((line) => {
    if (/ rename\("[^"]+\/(state\.json\.\S+|journal\S+)\.tmp"/.test(line)) return ['rename']
    return / fsync\(|<\.\.\. fsync resumed>/.test(line) ? ['fsync'] : []
  })
  const renames = order.flatMap((call, index) => (call === 'rename' ? [index] : []))
  expect(renames.length).toBeGreaterThan(1)
  expect(lines.some((line) => / rename\("[^"]+\/journal\S+\.tmp"/.test(line))).toBe(true)
  for (const at of renames) expect([order[at - 1], order[at + 1]]).toEqual(['fsync', 'fsync'])
})
