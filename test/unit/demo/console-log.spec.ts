import { describe, expect, it } from 'vitest'
import { ConsoleLog, timestamp, wantsColour } from '../../../src/hosts/demo/console-log'

const AT = new Date(2025, 8, 9, 23, 34, 7, 99).getTime()

function aLog(colour: boolean) {
  const written: string[] = []
  return { written, log: new ConsoleLog({ write: (text) => written.push(text), now: () => AT, colour }) }
}

describe('the log of the demo', () => {
  it('writes lines as the issue shows them', () => {
    const { log, written } = aLog(false)
    log.info('Reconciling 2 lab instances')
    log.warn('Reconciler: Lab instance stuck in provisioning: student-labs/python-basics-lab')
    log.say('=== A heading', 'bold')
    expect(written).toEqual([
      '2025-09-09 23:34:07,099 - demo - INFO - Reconciling 2 lab instances\n',
      '2025-09-09 23:34:07,099 - demo - WARNING - Reconciler: Lab instance stuck in provisioning: student-labs/python-basics-lab\n',
      '=== A heading\n',
    ])
  })

  it('shows why an error happened, in a sentence without a stack', () => {
    const { log, written } = aLog(false)
    log.error('The handler failed.', { error: new Error('no route') })
    expect(written).toEqual(['2025-09-09 23:34:07,099 - demo - ERROR - The handler failed. (no route)\n'])
  })

  it('keeps silent about what is for developers', () => {
    const { log, written } = aLog(false)
    log.debug()
    expect(written).toEqual([])
  })

  it('colours by who speaks, and not at all when it should not', () => {
    const [coloured, plain] = [aLog(true), aLog(false)]
    for (const { log } of [coloured, plain]) log.info('Watcher detected change: a/b -> ready')
    expect([coloured.written[0]?.includes('\u001b[36mWatcher detected'), plain.written[0]?.includes('\u001b')]).toEqual([true, false])
  })

  it('lets no name or message steer the terminal', () => {
    const { log, written } = aLog(false)
    log.info('Created resource: a/\u001b[2Jb\r\nfake line')
    expect(written).toEqual(['2025-09-09 23:34:07,099 - demo - INFO - Created resource: a/ [2Jb  fake line\n'])
  })

  it.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    [{ TERM: 'dumb' }, true, false],
  ])('with %j on a terminal (%s): colour %s', (env, isTerminal, colour) => {
    expect(wantsColour(env, isTerminal)).toBe(colour)
  })

  it('writes the time of the wall with leading zeros', () => {
    expect(timestamp(new Date(2025, 0, 2, 3, 4, 5, 6).getTime())).toBe('2025-01-02 03:04:05,006')
  })
})
