import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Readiness } from '../../src/core/resource/lab-template'
import { TestEngine } from '../fixtures/test-engine'

describe('on its way to being ready', () => {
  let app: TestEngine
  beforeEach(async () => void (app = await new TestEngine().start()))
  afterEach(() => app.stop())

  const status = async () => (await app.lab('ada'))?.status
  /** A lab of a template with this readiness, that behaves so. */
  async function declared(readiness: Readiness, wish: string) {
    await app.engine.store.create({
      kind: 'LabTemplate',
      metadata: { name: 'own', namespace: 'student-labs' },
      spec: { title: 'Own', provisioner: 'simulated', image: 'own:1', ports: [{ name: 'web', containerPort: 8080 }], readiness },
    })
    await app.declare('ada', { template: 'own', environment: { SIMULATE: wish } })
  }

  it('a lab tells after a moment why it does not answer, in one quiet write, and again in its timeout', async () => {
    await app.tune({ provisioning: { timeout: '30s' } })
    await app.declare('ada', { environment: { SIMULATE: 'never-ready' } })
    await app.pass(2_000)
    expect(await status()).toMatchObject({ state: 'provisioning', reason: 'Starting' })
    await app.pass(2_000)
    expect(await status()).toMatchObject({
      state: 'provisioning',
      reason: 'NothingListens',
      code: 'WithLastLine',
      params: { why: { code: 'NothingListens', params: { port: 8080 } } },
    })
    const { resourceVersion } = app.engine.store
    await app.pass(20_000)
    expect(app.engine.store.resourceVersion).toBe(resourceVersion)
    expect((await status())?.transitions?.map(({ reason }) => reason)).toEqual(['Declared', 'Starting'])
    await app.pass(25_000)
    expect(await status()).toMatchObject({
      state: 'failed',
      reason: 'ProvisioningTimeout',
      message: expect.stringMatching(/within 30 s\. Nothing listens on port 8080 yet.*The last line of its log: /) as string,
    })
  })

  it('a page that takes two seconds is waited for', async () => {
    await declared({ type: 'http', port: 8080 }, 'slow-2000')
    await app.pass(10_000)
    expect((await status())?.state).toBe('ready')
  })

  it("the template's own timeout is the patience of every probe", async () => {
    await declared({ type: 'http', port: 8080, timeout: '500ms' }, 'slow-2000')
    await app.pass(30_000)
    expect(await status()).toMatchObject({
      state: 'provisioning',
      reason: 'NoAnswerInTime',
      message: expect.stringContaining('within 0.5 s') as string,
    })
  })

  it("the template's own interval is how often it is asked", async () => {
    const asked: number[] = []
    app.faults.set({ neverReady: () => asked.push(app.clock.now()) > 0 })
    await declared({ type: 'http', port: 8080, interval: '4s' }, '')
    await app.pass(2_900)
    expect(asked).toHaveLength(1)
    await app.pass(1_200)
    expect((asked.at(-1) ?? 0) - (asked[0] ?? 0)).toBe(4_000)
  })

  it('an answer that does not count is told with its number, and can be looked at', async () => {
    await declared({ type: 'http', port: 8080 }, 'http-503')
    await app.pass(4_000)
    expect(await status()).toMatchObject({
      state: 'provisioning',
      reason: 'AnsweredWith',
      endpoint: expect.stringMatching(/^http:/) as string,
      message: expect.stringContaining('HTTP 503') as string,
    })
  })

  it.each<[string, Readiness, string, string]>([
    ['401 counts', { type: 'http', port: 8080 }, 'http-401', 'ready'],
    ['401 does not, where only 200 to 399 do', { type: 'http', port: 8080, status: ['200-399'] }, 'http-401', 'provisioning'],
    ['503 counts where it is asked for', { type: 'http', port: 8080, status: [503] }, 'http-503', 'ready'],
  ])('%s', async (_what, readiness, wish, state) => {
    await declared(readiness, wish)
    await app.pass(2_000)
    expect((await status())?.state).toBe(state)
  })

  it.each<[string, Readiness, RegExp | undefined]>([
    ['http', { type: 'http', port: 8080 }, /^http:\/\/127/],
    ['https', { type: 'http', port: 8080, scheme: 'https' }, /^https:\/\/127/],
    ['tcp', { type: 'tcp', port: 8080 }, undefined],
    ['exec', { type: 'exec', command: ['true'] }, undefined],
    ['none', { type: 'none' }, undefined],
  ])('an address is recorded only where a page was seen: %s', async (_type, readiness, endpoint) => {
    await declared(readiness, '')
    await app.pass(2_000)
    expect((await status())?.state).toBe('ready')
    expect((await status())?.endpoint ?? '').toMatch(endpoint ?? /^$/)
  })

  it('a lab that ends with 0 before it ever was ready has failed, and is not tried again', async () => {
    await app.declare('ada', { environment: { SIMULATE: 'exit-0' } })
    await app.pass(2_000)
    expect(await status()).toMatchObject({
      state: 'failed',
      reason: 'EndedBeforeReady',
      retries: 0,
      message: expect.stringContaining('The last line of its log: Ended with 0.') as string,
    })
  })

  it('a command that cannot be run fails at once, an error is tried again; both say the last line of the log', async () => {
    await app.declare('ada', { environment: { SIMULATE: 'exit-127' } })
    await app.declare('bob', { environment: { SIMULATE: 'exit-3' } })
    await app.pass(2_000)
    expect(await status()).toMatchObject({ state: 'failed', reason: 'BadCommand', code: 'WithLastLine' })
    expect((await app.lab('bob'))?.status).toMatchObject({
      state: 'provisioning',
      retries: 1,
      message: expect.stringMatching(/exit code 3.*Ended with 3\. Trying again in 30 s/) as string,
    })
  })
})
