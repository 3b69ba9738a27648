import { expect, it } from 'vitest'
import { lastLineOf } from '../../../src/core/controller/last-line'
import type { LabPlan, Provisioner } from '../../../src/core/provisioner/provisioner'
import { fault } from '../../../src/core/provisioner/provisioner-error'
import { planFor } from '../../../src/core/plan/lab-plan'
import { aLab, aTemplate } from '../../fixtures/a-lab'
import { FakeClock } from '../../fixtures/fake-clock'
import { TestEngine } from '../../fixtures/test-engine'

const plan: LabPlan = { ...planFor(aLab(), aTemplate(), Date.parse('2026-03-02T12:00:00Z')), secrets: ['TOKEN'] }

async function lastOf(logs: Provisioner['logs']): Promise<string> {
  const { provisioner } = new TestEngine()
  provisioner.logs = logs
  return lastLineOf(provisioner, plan, { clock: new FakeClock(), signal: new AbortController().signal })
}

const saying = (...lines: readonly string[]): Promise<string> =>
  lastOf(async function* () {
    yield* lines
  })

it.each([
  [
    ['Traceback (most recent call last):', '  File "app.py", line 1', "ModuleNotFoundError: No module named 'flask'", ''],
    "ModuleNotFoundError: No module named 'flask'",
  ],
  [
    ["Error: Cannot find module '/app/x.js'", '    at Module._load (node:internal:1)', '}', '', 'Node.js v20.11.0'],
    "Error: Cannot find module '/app/x.js'",
  ],
  [['\u001b[31mred\u001b[0m\u0007 alert'], 'red alert'],
  [['bad gateway', '<html><body>'], 'bad gateway'],
  [['x'.repeat(500)], `${'x'.repeat(200)}…`],
  [[], ''],
])('Of %j a person is told what tells why', async (lines, told) => {
  expect(await saying(...lines)).toBe(told)
})

it('A secret of the lab that it prints itself is told to nobody', async () => {
  const { TOKEN = '' } = new TestEngine().provisioner.secretsOf(plan)
  const told = await saying(`open http://127.0.0.1/?token=${TOKEN}`)
  expect([TOKEN.length > 8, told]).toEqual([true, 'open http://127.0.0.1/?token=***'])
})

it('A log that cannot be read is no news of the lab', async () => {
  const silence = fault('DockerUnavailable', 'unavailable', { sentence: { code: 'CheckGivenUp' } })
  expect(await lastOf(() => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(silence) }) }))).toBe('')
})
