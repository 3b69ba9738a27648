import { afterEach, describe, expect, it } from 'vitest'
import { ServedApp } from '../fixtures/served-app'

describe('Docker of another machine', () => {
  let app: ServedApp | undefined
  afterEach(() => app?.remove())

  it.each([
    { host: 'tcp://192.0.2.1:2375', by: 'option' as const },
    { host: 'tcp://192.0.2.1:2375', by: 'environment' as const },
    { host: 'ssh://teacher@192.0.2.1', by: 'environment' as const },
  ])('#118 $host, given by $by, is refused, said in a sentence, and no lab fails of it', async ({ host, by }) => {
    app = new ServedApp(host, by)
    await app.start()
    const { labs } = app
    const watch = await labs.watch()
    await labs.declare('one')
    await watch.until('it is begun', () => watch.count('provisioning') === 1, 10_000)
    await expect
      .poll(async () => (await labs.engine()).provisioners['docker'], { timeout: 10_000 })
      .toMatchObject({
        reachable: false,
        reason: 'RemoteRefused',
        message: expect.stringMatching(/set to another machine.*192\.0\.2\.1.*unset DOCKER_HOST/),
      })
    expect((await labs.get('one')).status).toMatchObject({ state: 'provisioning', retries: 0 })
    watch.close()
  })
})
