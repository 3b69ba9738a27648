import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LabPlan } from '../../src/core/provisioner/provisioner'
import { makeWordedImage, ofAnotherMachine } from '../fixtures/worded-image'
import { aPlan, anInstallation, docker, inside, running } from './provisioner-labs'

const LONG = `${'x'.repeat(120)}.txt`
const STARTERS = `mkdir -p /home/node/sub; echo hello > /home/node/start.txt; echo deep > /home/node/sub/deep.txt; echo long > /home/node/${LONG}`
const PASSWD = 'echo "node:x:1234:4321:node:/home/node:/bin/sh" >> /etc/passwd'
const SERVE = ['/bin/httpd', '-f', '-p', '8080', '-h', '/www']

describe("the image's own words count", () => {
  const name = (word: string): string => `lrm-test/words-${word}-${home.instanceId.slice(5, 13)}:1`
  let home: ReturnType<typeof anInstallation>
  const made: string[] = []
  async function image(word: string, what: Parameters<typeof makeWordedImage>[2]): Promise<string> {
    await makeWordedImage(docker, name(word), what)
    made.push(name(word))
    return name(word)
  }
  beforeAll(async () => {
    home = anInstallation()
    for await (const _ of home.provisioner.pull('lab-resource-manager/sample:1', new AbortController().signal));
  })
  afterAll(async () => {
    await home.close()
    for (const each of made) await docker.getImage(each).remove({ force: true })
  })

  const start = async (plan: LabPlan): Promise<string> => (await running(home.provisioner, plan)).containerId ?? ''
  const withoutUser = (overrides: Partial<LabPlan>): LabPlan => {
    const { user: _, ...plan } = aPlan(overrides)
    return plan
  }

  it.each([
    { user: 'node', is: '1234:4321' },
    { user: '1500', is: '1500:0' },
    { user: '1500:1600', is: '1500:1600' },
    { user: 'root', is: '1000:1000' },
    { user: '0:0', is: '1000:1000' },
  ])('a USER "$user" makes a lab whose program is $is, and what it starts with is theirs', async ({ user, is }) => {
    const words = await image(`user-${user.replace(':', '-')}`, {
      run: `${STARTERS}; ${PASSWD}`,
      changes: [`USER ${user}`, 'WORKDIR /home/node'],
    })
    const id = await start(withoutUser({ image: words, workDir: '/home/node' }))
    const appended = await inside(
      id,
      `for f in start.txt sub/deep.txt ${LONG}; do echo more >> $f || exit 1; done; echo new > sub/new.txt; cat start.txt; stat -c %u:%g . sub start.txt sub/deep.txt ${LONG}; id -u`,
    )
    expect(appended).toEqual({ code: 0, text: ['hello', 'more', ...Array<string>(5).fill(is), is.split(':')[0]].join('\r\n') })
  })

  it("a template's user wins over the image's, and the starter files follow it", async () => {
    const words = await image('template-user', { run: STARTERS, changes: ['USER 1500'] })
    const id = await start(aPlan({ image: words, workDir: '/home/node', user: '2000:2000' }))
    expect((await inside(id, 'id -u; stat -c %u start.txt')).text).toBe('2000\r\n2000')
  })

  it('what a student did to the owners and modes of a folder with work in it is left as it is when the container is made again', async () => {
    const words = await image('kept', { run: STARTERS, changes: ['USER 1500'] })
    const plan = withoutUser({ image: words, workDir: '/home/node' })
    const id = await start(plan)
    await inside(id, 'chmod 400 start.txt; echo mine > mine.txt; chmod 711 sub')
    const volume = `lab-${plan.uid}`
    await docker.getContainer(id).remove({ force: true })
    // A file of another's: as a program with more rights would have left it.
    const helper = await docker.createContainer({
      Image: words,
      User: '0',
      Cmd: ['/bin/busybox', 'chown', '77', '/w/mine.txt'],
      HostConfig: { Binds: [`${volume}:/w`] },
    })
    await helper.start()
    await helper.wait()
    await helper.remove({ force: true })
    const owner = `stat -c '%u %a' start.txt mine.txt sub`
    const again = await start(plan)
    expect(again).not.toBe(id)
    expect((await inside(again, owner)).text.split('\r\n')).toEqual(['1500 400', '77 644', '1500 711'])
  })

  it("a container that was made and never started, with its folder still the image's, is brought to the same by the next attempt", async () => {
    const words = await image('crashed', { run: STARTERS, changes: ['USER 1500'] })
    const first = withoutUser({ image: words, workDir: '/home/node', command: ['/no/such/program'] })
    await expect(home.provisioner.ensure(first, new AbortController().signal)).rejects.toMatchObject({ reason: 'BadCommand' })
    const [found] = await docker.listContainers({ all: true, filters: { label: [`com.neuroglia.lab.uid=${first.uid}`] } })
    expect(found?.State).toBe('created')
    const id = await start({ ...first, generation: 2, command: SERVE })
    expect((await inside(id, 'echo more >> start.txt && stat -c %u start.txt')).text).toBe('1500')
  })

  it("its VOLUMEs, /run and the template's writable folders can be written to, whoever they belong to in the image", async () => {
    const words = await image('volumes', {
      run: 'mkdir -p /data/sub /var/cache /run; echo a > /data/sub/a.txt',
      changes: ['VOLUME /data', 'USER root'],
    })
    const id = await start(withoutUser({ image: words, writable: ['/var/cache'] }))
    const writes = ['/data/new', '/data/sub/a.txt', '/run/server.pid', '/var/cache/x', '/tmp/y']
      .map((path) => `echo x >> ${path} && echo ok`)
      .join('; ')
    expect((await inside(id, writes)).text).toBe(Array(5).fill('ok').join('\r\n'))
    expect((await inside(id, 'echo x > /www/x')).code).not.toBe(0)
  })

  it('its WORKDIR is where the program starts when the template names no work folder', async () => {
    const words = await image('workdir', { run: 'mkdir /srv', changes: ['WORKDIR /srv'] })
    const { workDir: _, ...plan } = aPlan({ image: words })
    expect((await inside(await start(plan), 'pwd')).text).toBe('/srv')
  })

  it("a class from one image reads the image's folder once", async () => {
    const words = await image('class', { run: STARTERS, changes: ['USER 1500'] })
    const ids = await Promise.all(
      Array.from({ length: 4 }, () => start(withoutUser({ image: words, workDir: '/home/node', uid: randomUUID() }))),
    )
    for (const id of ids) expect((await inside(id, 'echo more >> sub/deep.txt && stat -c %u sub/deep.txt')).text).toBe('1500')
  })

  const examined = async (plan: LabPlan) => (await home.provisioner.examine(plan, new AbortController().signal)).findings
  const found = async (plan: LabPlan) => (await examined(plan)).map(({ sentence }) => sentence.code)

  it('a trial opens each starter file to write to it, changes none, and names those that cannot be written to', async () => {
    const words = await image('trial', {
      run: `${STARTERS}; chmod 444 /home/node/start.txt; echo dot > /home/node/.hidden`,
      changes: ['USER 1500'],
    })
    const plan = withoutUser({ image: words, workDir: '/home/node' })
    const id = await start(plan)
    const state = () => inside(id, `stat -c '%n %s %Y' start.txt sub/deep.txt .hidden; ls -a`)
    const before = await state()
    expect((await examined(plan))[0]).toEqual({
      severity: 'warning',
      sentence: { code: 'ImageFilesReadOnly', params: { count: 1, of: 4, folder: '/home/node', user: '1500', files: ['start.txt'] } },
    })
    expect(await state()).toEqual(before)
  })

  it('where the image has no shell, owners and modes are judged instead', async () => {
    const words = await image('no-shell', {
      run: `${STARTERS}; chmod 444 /home/node/start.txt; busybox rm /bin/sh`,
      changes: ['USER 1500'],
    })
    const plan = withoutUser({ image: words, workDir: '/home/node', command: SERVE })
    await start(plan)
    expect((await examined(plan))[0]).toMatchObject({
      severity: 'warning',
      sentence: { code: 'ImageFilesReadOnly', params: { count: 1, of: 3, files: ['start.txt'] } },
    })
  })

  it('volumes, a check, an entrypoint with a command, and ports that nobody can open are named', async () => {
    const changes = ['VOLUME /data', 'HEALTHCHECK CMD true', 'ENTRYPOINT ["/bin/busybox"]', 'EXPOSE 9000', 'USER 1500']
    const words = await image('words', { run: 'mkdir /data', changes })
    const plan = withoutUser({ image: words, command: ['httpd', '-f', '-p', '8080', '-h', '/www'] })
    const id = await start(plan)
    expect(await found(plan)).toEqual([
      'ImageVolumes',
      'ImagePortsNotPublished',
      'ImageEntrypointGetsCommand',
      'ImageHealthOff',
      'ImageUserOfImage',
    ])
    const { Config, State } = await docker.getContainer(id).inspect()
    expect([Config.Healthcheck?.Test, State.Health]).toEqual([['NONE'], undefined])
  })

  it("without a readiness of the template's, ready is what the image's own check says", async () => {
    const words = await image('health', { changes: ['HEALTHCHECK --interval=1s CMD ["/bin/cat","/tmp/healthy"]'] })
    const plan = withoutUser({ image: words, readiness: { type: 'none' } })
    const id = await start(plan)
    const observation = await home.provisioner.observe(plan)
    const probe = () => home.provisioner.probe(plan, observation, new AbortController().signal)
    expect([await probe(), await found(plan)]).toEqual([
      { answered: false, why: { code: 'ImageNotHealthy' } },
      expect.arrayContaining(['ImageHealthUsed']),
    ])
    await inside(id, 'echo yes > /tmp/healthy')
    await expect.poll(async () => (await probe()).answered, { timeout: 10_000 }).toBe(true)
  })

  it("what cannot work comes first: another machine's image, a program where nothing can be started", async () => {
    const words = await image('odd', { changes: ['ENTRYPOINT ["/tmp/run.sh"]', 'USER 1500'] })
    const other = await ofAnotherMachine(docker, words)
    made.push(other.replaced)
    expect((await examined(withoutUser({ image: words }))).filter(({ severity }) => severity === 'problem')).toEqual([
      {
        severity: 'problem',
        sentence: { code: 'ImageWrongMachine', params: { architecture: other.architecture, machine: other.machine } },
      },
      { severity: 'problem', sentence: { code: 'ImageProgramCannotStart', params: { program: '/tmp/run.sh', folder: '/tmp' } } },
    ])
  })
})
