import { describe, expect, it } from 'vitest'
import { marksOf } from '../../../../src/core/plan/fit'
import type { LabPlan } from '../../../../src/core/provisioner/provisioner'
import { createBodyFor } from '../../../../src/provisioners/docker/container/create-options'
import type { ImageFacts } from '../../../../src/provisioners/docker/image/image-facts'
import { SAMPLE_IMAGE } from '../../../../src/provisioners/docker/image/sample-image'

const PLAN: LabPlan = {
  uid: '0f8fad5b-d9cb-469f-a165-70867728950e',
  name: 'ada',
  namespace: 'student-labs',
  template: 'sample-lab',
  generation: 3,
  image: SAMPLE_IMAGE,
  ports: [{ name: 'http', containerPort: 8080 }],
  environment: { COURSE: 'networks' },
  secrets: ['TOKEN'],
  hostPorts: { 8080: 20123 },
  limits: { cpu: 0.5, memoryBytes: 64 << 20, pids: 64 },
  templateLimits: { cpu: 1, memoryBytes: 64 << 20, pids: 64 },
  ownLimits: { cpu: 0.5 },
  readiness: { type: 'none' },
  openPath: '/',
  workDir: '/home/student',
  user: '1000:1000',
  writable: ['/var/cache'],
  capabilities: [],
  stopTimeoutMs: 1_500,
}
const NETWORK = 'e'.repeat(64)
const body = (overrides: Partial<LabPlan> = {}) =>
  createBodyFor({ ...PLAN, ...overrides }, { instanceId: 'ours', networkId: NETWORK, secrets: { TOKEN: 's3cret' } })
const LABELS = {
  'com.neuroglia.lab.instance': 'ours',
  'com.neuroglia.lab.uid': PLAN.uid,
  'com.neuroglia.lab.name': 'ada',
  'com.neuroglia.lab.namespace': 'student-labs',
  'com.neuroglia.lab.template': 'sample-lab',
  'com.neuroglia.lab.generation': '3',
}
const TMPFS = 'rw,noexec,nosuid,nodev,size=67108864,mode=1777'
const RUN = 'rw,noexec,nosuid,nodev,size=16777216,mode=1777'
const IMAGE: ImageFacts = {
  id: 'sha256:1',
  user: '',
  workingDir: '',
  entrypoint: [],
  command: [],
  environment: [],
  volumes: [],
  hasHealthcheck: false,
  exposedPorts: [],
  architecture: 'amd64',
  os: 'linux',
}

describe('what Docker is asked to create', () => {
  it('#129 #137 is hardened, in every member', () => {
    expect(body()).toEqual({
      Image: SAMPLE_IMAGE,
      Hostname: 'lab-ada-0f8fad5b',
      User: '1000:1000',
      Env: ['COURSE=networks', 'TOKEN=s3cret'],
      Labels: { ...LABELS, 'com.neuroglia.lab.made-for': JSON.stringify(marksOf(PLAN)) },
      NetworkingConfig: { EndpointsConfig: { [NETWORK]: { NetworkID: NETWORK } } },
      ExposedPorts: { '8080/tcp': {} },
      WorkingDir: '/home/student',
      StopTimeout: 2,
      HostConfig: {
        NetworkMode: NETWORK,
        PortBindings: { '8080/tcp': [{ HostIp: '127.0.0.1', HostPort: '20123' }] },
        PublishAllPorts: false,
        RestartPolicy: { Name: 'no' },
        AutoRemove: false,
        Privileged: false,
        CapDrop: ['ALL'],
        CapAdd: [],
        SecurityOpt: ['no-new-privileges:true'],
        IpcMode: 'private',
        ReadonlyRootfs: true,
        Tmpfs: { '/tmp': TMPFS, '/run': RUN, '/var/cache': TMPFS },
        Mounts: [{ Type: 'volume', Source: `lab-${PLAN.uid}`, Target: '/home/student', VolumeOptions: { Labels: LABELS } }],
        Memory: 67108864,
        MemorySwap: 67108864,
        NanoCpus: 500_000_000,
        PidsLimit: 64,
        Ulimits: [{ Name: 'nofile', Soft: 4096, Hard: 4096 }],
        LogConfig: { Type: 'json-file', Config: { 'max-size': '1m', 'max-file': '1' } },
      },
    })
  })

  it('#129 a template that names no user does not get root', () => {
    const { user: _user, ...nobody } = PLAN
    expect(createBodyFor(nobody, { instanceId: 'ours', networkId: NETWORK, secrets: {} })).toMatchObject({ User: '1000:1000' })
  })

  it.each([
    ['', '1000:1000'],
    ['root', '1000:1000'],
    ['node', 'node'],
    ['101:0', '101:0'],
  ])('an image whose USER is "%s" runs as %s where the template names none', (user, runs) => {
    const { user: _user, ...nobody } = PLAN
    expect(createBodyFor(nobody, { instanceId: 'ours', networkId: NETWORK, secrets: {}, image: { ...IMAGE, user } })).toMatchObject({
      User: runs,
    })
    expect(createBodyFor(PLAN, { instanceId: 'ours', networkId: NETWORK, secrets: {}, image: { ...IMAGE, user } })).toMatchObject({
      User: '1000:1000',
    })
  })

  it("the writable islands belong to the lab's user; what the image has a volume for is none of them", () => {
    const context = {
      instanceId: 'ours',
      networkId: NETWORK,
      secrets: {},
      owner: { uid: 5, gid: 6 },
      image: { ...IMAGE, volumes: ['/var/cache'] },
    }
    expect(createBodyFor({ ...PLAN, writable: ['/var/cache', '/var/log'] }, context)).toMatchObject({
      HostConfig: { Tmpfs: { '/tmp': TMPFS, '/run': `${RUN},uid=5,gid=6`, '/var/log': `${TMPFS},uid=5,gid=6` } },
    })
    expect(createBodyFor({ ...PLAN, writable: true }, context)).toMatchObject({ HostConfig: { Tmpfs: { '/tmp': TMPFS } } })
  })

  it("a health check of the image's own does not run where the template says what ready is", () => {
    const context = { instanceId: 'ours', networkId: NETWORK, secrets: {}, image: { ...IMAGE, hasHealthcheck: true } }
    expect(createBodyFor(PLAN, context)).not.toHaveProperty('Healthcheck')
    expect(createBodyFor({ ...PLAN, readiness: { type: 'tcp', port: 8080 } }, context)).toMatchObject({ Healthcheck: { Test: ['NONE'] } })
  })

  it('a folder that is made together with the container is marked on it, and not on the folder', () => {
    const made = createBodyFor(PLAN, { instanceId: 'ours', networkId: NETWORK, secrets: {}, isFolderFresh: true }) as unknown as {
      Labels: object
      HostConfig: { Mounts: { VolumeOptions: { Labels: object } }[] }
    }
    expect([made.Labels, made.HostConfig.Mounts[0]?.VolumeOptions.Labels]).toEqual([
      { ...LABELS, 'com.neuroglia.lab.made-for': expect.any(String), 'com.neuroglia.lab.folder': 'fresh' },
      LABELS,
    ])
  })

  it('a folder of a lab that had one is marked with the container whose folder it would take the place of', () => {
    const marks = (plan: object) => {
      const made = createBodyFor({ ...PLAN, ...plan }, { instanceId: 'ours', networkId: NETWORK, secrets: {} }) as unknown as {
        HostConfig: { Mounts: { VolumeOptions: { Labels: Record<string, string> } }[] }
      }
      return made.HostConfig.Mounts[0]?.VolumeOptions.Labels['com.neuroglia.lab.instead-of']
    }
    const containerId = 'd'.repeat(64)
    expect([marks({ hadFolder: true, containerId }), marks({ mayHaveHadFolder: true }), marks({ containerId })]).toEqual([
      containerId,
      'unrecorded',
      undefined,
    ])
  })

  it('#130 gives back harmless capabilities only', () => {
    expect(body({ capabilities: ['NET_BIND_SERVICE', 'SYS_ADMIN', 'NET_RAW'] })).toMatchObject({
      HostConfig: { CapAdd: ['NET_BIND_SERVICE'] },
    })
  })

  it("#131 #145 has no way to name a path of the host, nor another lab's volume", () => {
    const { HostConfig } = body({ workDir: '/var/run/docker.sock' }) as unknown as {
      HostConfig: { Mounts: { Type: string; Source?: string }[] }
    }
    const own = ['volume', `lab-${PLAN.uid}`]
    expect([HostConfig.Mounts.map((mount) => [mount.Type, mount.Source]), 'Binds' in HostConfig]).toEqual([
      [own, ['tmpfs', undefined], own],
      false,
    ])
  })

  it('a secret wins over an environment variable of its name', () => {
    expect(body({ environment: { TOKEN: 'guessed' } })).toMatchObject({ Env: ['TOKEN=s3cret'] })
  })

  it.each([{ image: 'python:3' }, { workDir: '/home/other' }, { user: '1001:1001' }])(
    "the folder's owner is set aside, where the image does not bring it: %j",
    (other) => {
      expect(body({ writable: false, ...other })).toMatchObject({
        HostConfig: {
          Mounts: [
            { Type: 'volume' },
            { Type: 'tmpfs', Target: '/run/lab-work' },
            { Target: '/run/lab-work/work', Source: `lab-${PLAN.uid}` },
          ],
        },
      })
    },
  )
})
