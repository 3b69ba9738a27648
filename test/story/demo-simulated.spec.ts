import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { createMemoryBackend } from '../../src/backends/memory/memory-backend'
import { createEngine } from '../../src/core/engine/engine'
import { ConsoleLog } from '../../src/hosts/demo/console-log'
import { tellStory } from '../../src/hosts/demo/story'
import { FaultInjector } from '../../src/provisioners/simulated/fault-injector'
import { createSimulatedProvisioner } from '../../src/provisioners/simulated/simulated-provisioner'
import { LIFELIKE } from '../../src/provisioners/simulated/simulated-timings'
import { FakeClock } from '../fixtures/fake-clock'
import { startMovingTime } from '../fixtures/simulated-bench'

const stops: (() => void)[] = []
afterEach(() => stops.splice(0).forEach((stop) => stop()))

function aDemo() {
  const clock = new FakeClock()
  stops.push(startMovingTime(clock))
  const faults = new FaultInjector()
  const provisioner = createSimulatedProvisioner({ clock, timings: LIFELIKE, faults })
  const lines: string[] = []
  const heard: ((line: string) => void)[] = []
  const write = (text: string): void => {
    // The wording begins after "time - name - level - ".
    const line = text.trimEnd().replace(/^\S+ \S+ - demo - (INFO - )?/, '')
    lines.push(line)
    heard.forEach((listener) => listener(line))
  }
  const log = new ConsoleLog({ write, now: () => clock.now(), colour: false })
  const backend = createMemoryBackend({ clock })
  const engine = createEngine({
    backend,
    provisionerFor: () => provisioner,
    provisioners: () => [provisioner],
    clock,
    newUid: randomUUID,
    log,
  })
  const interrupt = new AbortController()
  const tell = async ({ isSimple = false } = {}) => {
    await tellStory({ engine, provisioner, clock, log, signal: interrupt.signal, isSimple })
    await provisioner.close()
    await backend.close()
  }
  return { clock, provisioner, faults, lines, heard, interrupt, tell }
}

/** Each of these lines comes after the one before it. */
function inOrder(lines: readonly string[], wanted: readonly (string | RegExp)[]): readonly (string | RegExp)[] {
  let at = 0
  return wanted.filter((want) => {
    const found = lines.findIndex((line, index) => index >= at && (typeof want === 'string' ? line === want : want.test(line)))
    if (found >= 0) at = found + 1
    return found < 0
  })
}

const LAB = 'student-labs/python-basics-lab'

describe('the demo, on the simulated provisioner', () => {
  it('tells the small story: two labs, three loops, and nothing left', { timeout: 20_000 }, async () => {
    const { tell, lines } = aDemo()
    await tell({ isSimple: true })
    expect(
      inOrder(lines, [
        'LabInstance Watcher started',
        'LabInstance Scheduler started reconciliation',
        `Created resource: ${LAB}`,
        `Watcher detected change: ${LAB} -> pending`,
        `Controller processing: ${LAB} (state: pending)`,
        `Starting provisioning for: ${LAB}`,
        'Created resource: student-labs/web-dev-lab',
        /web-dev-lab is READY/,
        'Reconciling 2 lab instances',
        'LabInstance Watcher stopped',
        'Nothing is left: no lab, no container.',
      ]),
    ).toEqual([])
    expect(lines.filter((line) => line.startsWith('Created resource'))).toHaveLength(2)
  })

  it("tells the issue's story in the issue's words and order", { timeout: 20_000 }, async () => {
    const { tell, lines } = aDemo()
    await tell()
    expect(
      inOrder(lines, [
        'LabInstance Watcher started',
        'LabInstance Scheduler started reconciliation',
        `Created resource: ${LAB}`,
        `Watcher detected change: ${LAB} -> pending`,
        `Controller processing: ${LAB} (state: pending)`,
        /^Updated resource: student-labs\/python-basics-lab -> .*"state":"provisioning"/,
        `Watcher detected change: ${LAB} -> provisioning`,
        'Reconciling 5 lab instances',
        /^Updated resource: student-labs\/python-basics-lab -> .*"state":"ready".*"endpoint":"http:\/\/127\.0\.0\.1:\d+\/"/,
        `Watcher detected change: ${LAB} -> ready`,
        /^ {2}\* python-basics-lab is READY at http:\/\/localhost:\d+\/$/,
        /^ {2}\* web-dev-lab is READY/,
        `Watcher detected change: ${LAB} -> provisioning`,
        `Watcher detected change: ${LAB} -> ready`,
        /^ {2}\* evening-lab is READY/,
        'WARNING - Reconciler: Lab instance stuck in provisioning: student-labs/stuck-lab',
        'Watcher detected change: student-labs/stuck-lab -> failed',
        'Watcher detected change: student-labs/quick-quiz-lab -> expired',
        'Watcher detected change: student-labs/quick-quiz-lab -> deleted',
        `Watcher detected change: ${LAB} -> deleted`,
        'LabInstance Watcher stopped',
        'Nothing is left: no lab, no container.',
      ]),
    ).toEqual([])
  })

  it('provisions each lab only after its state says so, and the scheduled one not before its time', { timeout: 20_000 }, async () => {
    const { tell, lines, clock, heard } = aDemo()
    const begun = clock.now()
    let startedAfterMs = 0
    heard.push((line) => {
      if (line === 'Starting provisioning for: student-labs/evening-lab') startedAfterMs = clock.now() - begun
    })
    await tell()
    const starts = lines.filter((line) => line.startsWith('Starting provisioning for: '))
    expect(new Set(starts).size).toBe(5)
    expect(startedAfterMs).toBeGreaterThanOrEqual(7_000)
  })

  it('is over within 30 seconds and leaves no lab, no container and no timer', { timeout: 20_000 }, async () => {
    const { tell, clock, provisioner, lines } = aDemo()
    const begun = clock.now()
    await tell()
    const seenOff = new Set(lines.filter((line) => line.startsWith('Watcher detected change: ') && line.endsWith(' -> deleted')))
    expect([
      clock.now() - begun < 30_000,
      seenOff.size,
      provisioner.world.table('simulated').snapshot().byUid.size,
      clock.pendingTimers,
    ]).toEqual([true, 5, 0, 0])
  })

  it.each([
    ['before the first lab', 'LabInstance Watcher started'],
    ['while an image is pulled', `Starting provisioning for: ${LAB}`],
    ['while labs run', `Watcher detected change: ${LAB} -> ready`],
    ['while a lab is cleaned up', 'Watcher detected change: student-labs/quick-quiz-lab -> expired'],
  ])('Ctrl+C %s takes everything away', { timeout: 20_000 }, async (_, moment) => {
    const { tell, lines, heard, interrupt, provisioner, clock } = aDemo()
    heard.push((line) => {
      if (line === moment) interrupt.abort(new Error('interrupted'))
    })
    await tell()
    expect(
      inOrder(lines, [
        moment,
        'Interrupted: the labs are taken away.',
        'LabInstance Watcher stopped',
        'Nothing is left: no lab, no container.',
      ]),
    ).toEqual([])
    expect([provisioner.world.table('simulated').snapshot().byUid.size, clock.pendingTimers]).toEqual([0, 0])
  })

  it('a story that cannot go on says why, and takes everything away all the same', { timeout: 20_000 }, async () => {
    const { tell, faults, provisioner } = aDemo()
    faults.set({ pullFails: (lab) => lab.template === 'web-dev' })
    await expect(tell()).rejects.toThrow('The lab web-dev-lab was not ready within 15 s.')
    expect(provisioner.world.table('simulated').snapshot().byUid.size).toBe(0)
  })
})
