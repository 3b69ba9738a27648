import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Stage } from '../fixtures/docker-world-stage'
import { SAMPLE_IMAGE } from '../../src/provisioners/docker/image/sample-image'

const READY_MS = 60_000
/** Two of the slow beats, and the patience of the probes in them. */
const TWO_BEATS_MS = 75_000

describe("a lab on real Docker, by the server's own API", () => {
  let stage: Stage
  beforeEach(async () => void (stage = await Stage.open()))
  afterEach(() => stage?.close())

  const reasonsOf = (name: string) => stage.watch.named(name)?.status.transitions?.map(({ reason }) => reason) ?? []

  it('whose server is frozen is told within two beats and keeps its state; thawed, it answers again', async () => {
    await stage.readyLabs(2)
    await stage.containerOf('student-1').kill({ signal: 'SIGSTOP' })
    await stage.watch.until('its silence is told', () => reasonsOf('student-1').includes('NoAnswer'), TWO_BEATS_MS)
    expect(stage.watch.named('student-1')?.status).toMatchObject({
      state: 'ready',
      reason: 'NoAnswer',
      code: 'NoAnswer',
      params: { why: { code: 'NoAnswerInTime' } },
      conditions: expect.arrayContaining([expect.objectContaining({ type: 'Ready', status: 'False', reason: 'NoAnswer' })]) as unknown,
    })
    expect(reasonsOf('student-2')).not.toContain('NoAnswer')
    await stage.containerOf('student-1').kill({ signal: 'SIGCONT' })
    await stage.watch.until('it answers again', () => reasonsOf('student-1').at(-1) === 'Answers', TWO_BEATS_MS)
  })

  it('that listens on its own loopback, or on another port, says so while it is made', async () => {
    await stage.labs.offer('inward', { image: SAMPLE_IMAGE, command: ['httpd', '-f', '-p', '127.0.0.1:8080'] })
    await stage.labs.offer('elsewhere', { image: SAMPLE_IMAGE, command: ['httpd', '-f', '-p', '3000'] })
    await stage.labs.declare('inward', { template: 'inward' })
    await stage.labs.declare('elsewhere', { template: 'elsewhere' })
    await stage.watch.until(
      'both are told',
      (watch) =>
        watch.named('inward')?.status.reason === 'ListensOnLoopback' && watch.named('elsewhere')?.status.reason === 'ListensElsewhere',
      READY_MS,
    )
    expect(stage.watch.named('elsewhere')?.status.message).toMatch(
      /^Nothing listens on port 8080; it listens on 3000\. Correct the port in the template/,
    )
    await stage.deleteAll()
  })

  it('whose command ends at once has failed, with the last line of its log', async () => {
    await stage.labs.offer('brief', { image: SAMPLE_IMAGE, command: ['sh', '-c', 'echo all done'] })
    await stage.labs.offer('broken', { image: SAMPLE_IMAGE, command: ['sh', '-c', 'exec /no/such/server'] })
    await stage.labs.declare('brief', { template: 'brief' })
    await stage.labs.declare('broken', { template: 'broken' })
    await stage.watch.until('both have failed', (watch) => watch.count('failed') === 2, READY_MS)
    expect(stage.watch.named('brief')?.status).toMatchObject({
      reason: 'EndedBeforeReady',
      retries: 0,
      message: expect.stringContaining('The last line of its log: all done') as string,
    })
    expect(stage.watch.named('broken')?.status).toMatchObject({
      reason: 'BadCommand',
      retries: 0,
      code: 'WithLastLine',
      params: { why: { code: 'CommandNotFound' } },
    })
    await stage.deleteAll()
  })

  it('that takes two seconds for its first page, or wants a login, becomes ready', async () => {
    const serves = (answer: string) => ['nc', '-ll', '-p', '8080', '-e', 'sh', '-c', `read line; ${answer}`]
    await stage.labs.offer('slow', {
      image: SAMPLE_IMAGE,
      command: serves('sleep 2; printf "HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n"'),
    })
    await stage.labs.offer('login', {
      image: SAMPLE_IMAGE,
      command: serves('printf "HTTP/1.1 401 Unauthorized\\r\\nContent-Length: 0\\r\\n\\r\\n"'),
    })
    await stage.labs.declare('slow', { template: 'slow' })
    await stage.labs.declare('login', { template: 'login' })
    await stage.watch.until('both ready', (watch) => watch.count('ready') === 2, READY_MS)
    expect(stage.watch.named('login')?.status.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
  })
})
