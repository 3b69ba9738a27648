import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LabPlan } from '../../src/core/provisioner/provisioner'
import { aPlan, anInstallation, docker, never, running } from './provisioner-labs'

/** A server of one's own: each caller gets what `answer` prints. */
const serves = (answer: string): Partial<LabPlan> => ({ command: ['nc', '-ll', '-p', '8080', '-e', 'sh', '-c', `read line; ${answer}`] })
const says = (status: string): Partial<LabPlan> => serves(`printf 'HTTP/1.1 ${status}\\r\\nContent-Length: 0\\r\\n\\r\\n'`)
const SLOW = serves(`sleep 2; printf 'HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n'`)

describe('whether a lab answers, asked of real servers', () => {
  let home: ReturnType<typeof anInstallation>
  beforeAll(() => void (home = anInstallation()))
  afterAll(() => home.close())

  /** Its first answer that is more than that nobody is there yet. */
  async function heard(overrides: Partial<LabPlan>, deadlineMs?: number) {
    const plan = aPlan(overrides)
    const seen = await running(home.provisioner, plan)
    const ask = () => home.provisioner.probe(plan, seen, never, deadlineMs === undefined ? {} : { deadlineMs })
    await expect
      .poll(
        async () => {
          const answer = await ask()
          return answer.answered || answer.why.code
        },
        { timeout: 15_000 },
      )
      .not.toBe('NoAnswerYet')
    return { answer: await ask(), endpoint: `http://127.0.0.1:${seen.ports[8080]}/`, plan, seen }
  }

  it('a page that takes two seconds is waited for as long as the caller is patient', async () => {
    const { plan, seen, endpoint } = await heard(SLOW, 1_000)
    expect(await home.provisioner.probe(plan, seen, never, { deadlineMs: 300 })).toMatchObject({
      answered: false,
      ranOut: true,
      why: { code: 'NoAnswerInTime', params: { seconds: 0.3 } },
    })
    expect(await home.provisioner.probe(plan, seen, never, { deadlineMs: 10_000 })).toEqual({ answered: true, endpoint })
  })

  it.each(['401 Unauthorized', '404 Not Found', '302 Found'])('%s is the answer of an application that works', async (status) => {
    const { answer, endpoint } = await heard(says(status))
    expect(answer).toEqual({ answered: true, endpoint })
  })

  it('503 is not ready, and is kept with the address that somebody can look at', async () => {
    const { answer, endpoint } = await heard(says('503 Service Unavailable'))
    expect(answer).toEqual({ answered: false, endpoint, why: { code: 'AnsweredWith', params: { status: 503 } } })
  })

  it('the template says which answers count, in both directions', async () => {
    const { plan, seen, answer } = await heard({
      ...says('401 Unauthorized'),
      readiness: { type: 'http', port: 8080, status: ['200-399'] },
    })
    expect(answer).toMatchObject({ answered: false, why: { code: 'AnsweredWith', params: { status: 401 } } })
    expect(
      await home.provisioner.probe({ ...plan, readiness: { type: 'http', port: 8080, status: ['200-399', 401] } }, seen, never),
    ).toMatchObject({ answered: true })
  })

  it('a port that takes calls is ready and no web page: nobody saw one', async () => {
    expect((await heard({ readiness: { type: 'tcp', port: 8080 } })).answer).toEqual({ answered: true })
  })

  it('a server that speaks another protocol than it is asked in is told from one that is not there', async () => {
    expect((await heard({ readiness: { type: 'http', port: 8080, scheme: 'https' } })).answer).toMatchObject({
      answered: false,
      why: { code: 'SpeaksNoHttps' },
    })
    expect((await heard(serves('echo SSH-2.0-busy'))).answer).toMatchObject({ answered: false, why: { code: 'SpeaksNoHttp' } })
  })

  it.each([
    ['listens on its own loopback only', 'httpd -f -p 127.0.0.1:8080', { code: 'ListensOnLoopback', params: { port: 8080 } }],
    ['listens on another port', 'httpd -f -p 3000', { code: 'ListensElsewhere', params: { port: 8080, ports: '3000' } }],
    ['listens nowhere', 'sleep 600', { code: 'NothingListens', params: { port: 8080 } }],
    ['listens where it should', 'httpd -f -p 8080', undefined],
  ])('looked at from inside, it is found that a lab %s', async (_how, script, why) => {
    const plan = aPlan({ command: ['sh', '-c', `exec ${script}`] })
    const seen = await running(home.provisioner, plan)
    await expect.poll(() => home.provisioner.diagnose(plan, seen, never), { timeout: 10_000 }).toEqual(why)
  })

  it('a readiness command that the image has not is a mistake in the template, not a fault of Docker', async () => {
    const plan = aPlan({ readiness: { type: 'exec', command: ['/no/such/check'] } })
    const seen = await running(home.provisioner, plan)
    expect(await home.provisioner.probe(plan, seen, never)).toEqual({ answered: false, why: { code: 'CheckCannotRun' } })
    expect(await home.provisioner.probe({ ...plan, readiness: { type: 'exec', command: ['false'] } }, seen, never)).toEqual({
      answered: false,
      why: { code: 'CheckFailed', params: { exitCode: 1 } },
    })
  })

  it('a server that is stopped still takes calls, and does not answer', async () => {
    const { plan, seen } = await heard({})
    await docker.getContainer(seen.containerId ?? '').kill({ signal: 'SIGSTOP' })
    expect(await home.provisioner.probe(plan, seen, never, { deadlineMs: 500 })).toMatchObject({ answered: false, ranOut: true })
    await docker.getContainer(seen.containerId ?? '').kill({ signal: 'SIGCONT' })
    expect(await home.provisioner.probe(plan, seen, never, { deadlineMs: 5_000 })).toMatchObject({ answered: true })
  })
})
