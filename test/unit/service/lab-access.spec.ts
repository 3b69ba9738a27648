import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_NAMESPACE } from '../../../src/core/resource/resource'
import { TestEngine } from '../../fixtures/test-engine'
import { TestScreen } from './a-conversation'

describe('into a lab, and to its image', () => {
  let test: TestEngine
  let screen: TestScreen
  beforeEach(async () => {
    test = await new TestEngine().start()
    screen = new TestScreen(test)
    // As the Docker provisioner tells it: the address that answered, and where to go from there, secrets by name only.
    const probe = test.provisioner.probe.bind(test.provisioner)
    test.provisioner.probe = async (plan, ...rest) => {
      const answer = await probe(plan, ...rest)
      return answer.answered ? { ...answer, endpoint: `http://127.0.0.1:1234${plan.openPath}` } : answer
    }
    await test.engine.store.create({
      kind: 'LabTemplate',
      metadata: { name: 'notebook', namespace: DEFAULT_NAMESPACE },
      spec: {
        title: 'Notebook',
        provisioner: 'simulated',
        image: 'notebook:1',
        ports: [{ name: 'web', containerPort: 8888 }],
        readiness: { type: 'http', port: 8888 },
        openPath: '/lab?token=${TOKEN}',
        secrets: ['TOKEN'],
      },
    })
  })
  afterEach(() => test.stop())

  it('the link is refused in a sentence until the lab answers, then it has the secret that neither the store nor the log has', async () => {
    await test.declare('ada', { template: 'notebook' })
    const link = { id: 1, call: 'openLink', args: { name: 'ada' } }
    expect(await screen.after(link)).toMatchObject([
      { error: { reason: 'Conflict', message: expect.stringContaining('Wait until it is ready') as string } },
    ])
    await test.pass(60_000)
    const lab = await test.lab('ada')
    const { TOKEN = '' } = test.provisioner.secretsOf({ uid: lab?.metadata.uid ?? '', secrets: ['TOKEN'] })
    const [reply] = await screen.after(link)
    const url = (reply as { answer: { url: string } }).answer.url
    expect([TOKEN.length > 10, url]).toEqual([true, `http://localhost:1234/lab?token=${encodeURIComponent(TOKEN)}`])
    for (const kept of [JSON.stringify(lab), test.lines.join('\n'), screen.log.lines.join('\n')]) expect(kept).not.toContain(TOKEN)
  })

  it('says whether the image is here, brings it with its progress, and has it then', async () => {
    const image = { id: 1, call: 'image', args: { template: 'notebook' } }
    expect(await screen.after(image)).toMatchObject([{ answer: { image: 'notebook:1', present: false } }])
    screen.say({ id: 2, subscribe: 'pull', args: { template: 'notebook' } })
    for (let second = 0; second < 60; second++) {
      await test.pass(1_000)
      screen.say({ id: 2, ack: true })
    }
    expect(await screen.after(image)).toMatchObject([{ answer: { present: true } }])
    expect(screen.replies).toContainEqual({ id: 2, end: null })
  })

  it('tells what a running lab uses for as long as somebody listens', async () => {
    await test.declare('ada')
    await test.pass(2_000)
    screen.say({ id: 3, subscribe: 'usage', args: { name: 'ada' } })
    await test.pass(3_000)
    expect(screen.events(3)[0]).toMatchObject({ cpuPercent: expect.any(Number) as number, memoryBytes: expect.any(Number) as number })
    const timers = test.clock.pendingTimers
    screen.say({ id: 3, unsubscribe: true })
    await test.pass(0)
    expect(test.clock.pendingTimers).toBeLessThan(timers)
  })

  it('says of a world that does not answer what it says itself, as something to try again', async () => {
    test.world.stopDaemon()
    await test.pass(1_000)
    const [reply] = await screen.after({ id: 1, call: 'image', args: { template: 'notebook' } })
    expect(reply).toMatchObject({
      error: { reason: 'ServiceUnavailable', code: 503, message: expect.stringContaining('daemon') as string },
    })
    expect(screen.log.lines).toEqual([])
  })
})
