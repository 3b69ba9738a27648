import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { probeDeadlineMs, probeDelayMs } from '../../../../src/core/provisioner/probe-pace'
import type { LabPlan, ProbeAnswer } from '../../../../src/core/provisioner/provisioner'
import { planFor } from '../../../../src/core/plan/lab-plan'
import { readinessSchema, type Readiness } from '../../../../src/core/resource/lab-template'
import { SystemClock } from '../../../../src/hosts/system-clock'
import { probeLab } from '../../../../src/provisioners/docker/probe/probe'
import { aLab, aTemplate, NOON } from '../../../fixtures/a-lab'

/** The ports inside: one with a server behind it, one where nobody is. */
const SERVED = 8080
const DESERTED = 9090

const WHOLE = {
  http: { type: 'http', port: SERVED, path: '/' },
  tcp: { type: 'tcp', port: SERVED },
  exec: { type: 'exec', command: ['true'] },
  none: { type: 'none' },
} as const satisfies Readonly<Record<string, Readiness>>

/** For each member of each kind of readiness, another value. */
const OTHERWISE: Readonly<Record<keyof typeof WHOLE, Readonly<Record<string, unknown>>>> = {
  http: { port: DESERTED, path: '/broken', scheme: 'https', status: [201], interval: '7s', timeout: '7s' },
  tcp: { port: DESERTED, interval: '7s', timeout: '7s' },
  exec: { command: ['false'], interval: '7s', timeout: '7s' },
  none: {},
}

const answering: RequestListener = ({ url }, response) => void response.writeHead(url === '/broken' ? 500 : 200).end()
const portOf = (server: Server): number => (server.address() as AddressInfo).port
const listening = (server: Server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

function ask(readiness: Readiness, hostPort: number): Promise<ProbeAnswer> {
  const plan: LabPlan = { ...planFor(aLab(), aTemplate(), NOON), readiness }
  const limits = { clock: new SystemClock(), signal: new AbortController().signal, deadlineMs: 5_000 }
  const execute = ([program]: readonly string[]) => Promise.resolve(program === 'true' ? 0 : 1)
  return probeLab(plan, { uid: plan.uid, condition: 'running', ports: { [SERVED]: hostPort, [DESERTED]: 1 } }, { limits, execute })
}

describe('what a template says of readiness', () => {
  const server = createServer(answering)
  beforeAll(() => listening(server))
  afterAll(() => void server.close())

  /** All that follows from a readiness: what is answered, and how the next question is asked. */
  const effectOf = async (readiness: Readiness) => ({
    answer: await ask(readiness, portOf(server)),
    deadlineMs: probeDeadlineMs(readiness),
    delayMs: probeDelayMs(readiness, 0),
  })

  it.each(
    readinessSchema.options.map(({ shape }) => [shape.type.value, Object.keys(shape).filter((member) => member !== 'type')] as const),
  )('each member of "%s" changes something', async (type, members) => {
    expect(Object.keys(OTHERWISE[type]).toSorted()).toEqual(members.toSorted())
    const before = await effectOf(WHOLE[type])
    for (const [member, value] of Object.entries(OTHERWISE[type])) {
      const changed = readinessSchema.parse({ ...WHOLE[type], [member]: value })
      expect([member, await effectOf(changed)]).not.toEqual([member, before])
    }
  })

  it('a self-signed certificate is as good as any: the question never leaves this machine', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lab-certificate-'))
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '1',
        '-subj',
        '/CN=lab',
        '-keyout',
        key,
        '-out',
        cert,
      ],
      { stdio: 'ignore' },
    )
    const secure = createHttpsServer({ key: readFileSync(key), cert: readFileSync(cert) }, answering)
    rmSync(folder, { recursive: true })
    await listening(secure)
    const port = portOf(secure)
    expect(await ask({ ...WHOLE.http, scheme: 'https' }, port)).toEqual({ answered: true, endpoint: `https://127.0.0.1:${port}/` })
    expect(await ask(WHOLE.http, port)).toMatchObject({
      answered: false,
      why: { code: expect.stringMatching(/^NoAnswerYet|SpeaksNoHttp$/) as string },
    })
    secure.close()
  })
})
