import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { About } from '../../../src/contract/about'
import { DEFAULT_NAMESPACE } from '../../../src/core/resource/resource'
import { createLabService } from '../../../src/service/lab-service'
import { LogRing } from '../../../src/service/log-ring'
import { masked } from '../../../src/service/mask'
import { FAKE_START, FakeClock } from '../../fixtures/fake-clock'
import { RecordingLog } from '../../fixtures/recording-log'
import { TestEngine } from '../../fixtures/test-engine'

const ABOUT: About = {
  version: '1.2.3',
  host: 'browser',
  platform: 'linux',
  dataDir: '/home/ada/labs',
  now: FAKE_START,
  startedAt: FAKE_START,
}
const secret = fc
  .string({ minLength: 8, maxLength: 40, unit: 'binary-ascii' })
  .map((text) => `s3cr3t${text.replace(/[^\w!#$%&*+\-./:;=?@^~]/g, 'x')}`)

describe('diagnostics', () => {
  let test: TestEngine
  beforeEach(async () => void (test = await new TestEngine().start()))
  afterEach(() => test.stop())

  it("#25 hold what helps to find a fault, and no value of an environment, no secret, no token, nobody's address and no other home", async () => {
    const ring = new LogRing(new RecordingLog(), test.clock)
    const service = createLabService({
      engine: test.engine,
      clock: test.clock,
      about: () => Promise.resolve(ABOUT),
      recentLog: () => ring.recent(),
    })
    await test.engine.store.create({
      kind: 'LabTemplate',
      metadata: { name: 'notebook', namespace: DEFAULT_NAMESPACE },
      spec: {
        title: 'Notebook',
        provisioner: 'simulated',
        image: 'notebook:1',
        environment: { KEY: 'template-value-1' },
        secrets: ['TOKEN'],
      },
    })
    await test.declare('ada', {
      template: 'notebook',
      studentEmail: 'ada.lovelace@example.com',
      environment: { DATABASE_URL: 'postgres-secret-2' },
    })
    await test.pass(30_000)
    const { TOKEN = '' } = test.provisioner.secretsOf({ uid: (await test.lab('ada'))?.metadata.uid ?? '', secrets: ['TOKEN'] })
    ring.warn(`exec: "postgres-secret-2": not found; token=abcdef1234 ${TOKEN} ada.lovelace@example.com`, {
      error: new Error('no /home/bob/file'),
    })
    const report = await service.host.diagnostics()
    const text = JSON.stringify(report)
    for (const leak of ['template-value-1', 'postgres-secret-2', TOKEN, 'abcdef1234', 'ada.lovelace', '/home/bob'])
      expect(text).not.toContain(leak)
    for (const fact of [
      'DATABASE_URL',
      '@example.com',
      'pollIntervalMs',
      '"state":"ready"',
      'labinstance',
      'not found',
      '1.2.3',
      'average_poll_duration',
    ])
      expect(text.toLowerCase()).toContain(fact.toLowerCase())
    expect(report['about']).toEqual(ABOUT)
  })

  it('#25 also a value that is too short to be looked for elsewhere', () => {
    expect(masked({ environment: { PIN: '47' }, annotations: { note: 'x' }, pids: 47 }, ['47'])).toEqual({
      environment: { PIN: '***' },
      annotations: { note: '***' },
      pids: 47,
    })
  })

  it('#25 whatever the secret and wherever it stands', () => {
    fc.assert(
      fc.property(secret, fc.string(), (value, around) => {
        const report = {
          labs: [{ spec: { environment: { A: value } }, status: { message: `${around}${value}${around}` } }],
          log: [{ message: value }],
          [value]: 1,
        }
        expect(JSON.stringify(masked(report, [value]))).not.toContain(value)
      }),
    )
  })
})

describe('the log that remembers', () => {
  it('hands everything on, and keeps the newest five hundred lines without their facts', () => {
    const log = new RecordingLog()
    const ring = new LogRing(log, new FakeClock())
    for (let line = 0; line < 600; line++) ring.info(`line ${line}`, { password: 'x' })
    expect([log.lines.length, ring.recent().length, ring.recent()[0]]).toEqual([
      600,
      500,
      { at: FAKE_START, level: 'info', message: 'line 100' },
    ])
  })
})
