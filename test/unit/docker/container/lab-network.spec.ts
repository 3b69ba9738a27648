import { describe, expect, it } from 'vitest'
import { ProvisionerError } from '../../../../src/core/provisioner/provisioner-error'
import { LabNetwork } from '../../../../src/provisioners/docker/container/lab-network'
import type { ListedNetwork } from '../../../../src/provisioners/docker/daemon/answers'

const FOR_LABS = { 'com.docker.network.bridge.enable_icc': 'false', 'com.docker.network.bridge.host_binding_ipv4': '127.0.0.1' }
const of = (instance: string) => ({ 'com.neuroglia.lab.instance': instance })

function aNetwork(letter: string, overrides: Partial<ListedNetwork> = {}): ListedNetwork {
  return {
    Id: letter.repeat(64),
    Name: 'lab-resource-manager',
    Created: '2026-03-02T06:00:00Z',
    Driver: 'bridge',
    Options: FOR_LABS,
    Labels: of('ours'),
    Containers: 0,
    ...overrides,
  }
}
const id = (letter: string): string => letter.repeat(64)

/** Docker's networks, every answer a turn later. A name may be there twice, as it may be in Docker. */
class Networks {
  made = 0
  asked = 0
  readonly there: ListedNetwork[]
  /** Somebody else's, that comes in between. */
  meanwhile: ListedNetwork | undefined

  constructor(...there: ListedNetwork[]) {
    this.there = there
  }

  readonly networks = async (): Promise<ListedNetwork[]> => {
    this.asked += 1
    await Promise.resolve()
    return this.there.map((each) => ({ ...each, Containers: 0 }))
  }

  readonly network = async (wanted: string): Promise<ListedNetwork | undefined> =>
    Promise.resolve(this.there.find(({ Id }) => Id === wanted))

  readonly createNetwork = async (body: object): Promise<string> => {
    this.made += 1
    const { Labels } = body as { Labels: Record<string, string> }
    if (this.meanwhile !== undefined) this.there.push(this.meanwhile)
    const made = aNetwork(String(this.made), { Labels, Created: `2026-03-02T07:00:0${this.made}Z` })
    await Promise.resolve()
    this.there.push(made)
    return made.Id
  }

  readonly removeNetwork = async (wanted: string): Promise<boolean> => {
    const index = this.there.findIndex(({ Id }) => Id === wanted)
    if ((this.there[index]?.Containers ?? 0) > 0)
      throw new ProvisionerError('StartFailed', 'transient', { sentence: { code: 'Said', params: { said: 'has active endpoints' } } })
    return Promise.resolve(this.there.splice(index, 1).length > 0)
  }

  prune(): void {
    this.there.length = 0
  }
}

const opened = (networks: Networks, instanceId = 'ours') => new LabNetwork(networks, instanceId)
const crowd = <T>(work: () => Promise<T>): Promise<readonly T[]> => Promise.all(Array.from({ length: 40 }, work))

describe('the one network of all labs', () => {
  it('is made once, whoever asks first, and everybody is told the same id', async () => {
    const networks = new Networks()
    const network = opened(networks)
    expect(new Set(await crowd(() => network.ready()))).toEqual(new Set([id('1')]))
    expect(await network.ready()).toBe(id('1'))
    expect(networks.made).toBe(1)
  })

  it('pruned under a class: all say so of the same dead one, and one is made', async () => {
    const networks = new Networks()
    const network = opened(networks)
    const dead = await network.ready()
    networks.prune()
    expect(new Set(await crowd(() => network.renew(dead)))).toEqual(new Set([id('2')]))
    const { asked } = networks
    // Somebody who was slow to notice.
    expect(await network.renew(dead)).toBe(id('2'))
    expect([networks.made, networks.asked]).toEqual([2, asked])
  })

  it('is not made a second time because it was forgotten while it was being made', async () => {
    const networks = new Networks()
    const network = opened(networks)
    const first = network.ready()
    network.forget()
    const second = network.ready()
    expect(await Promise.all([first, second])).toEqual([id('1'), id('1')])
    expect([await network.ready(), networks.made]).toEqual([id('1'), 1])
  })

  it('what another Docker said before it was forgotten is not kept', async () => {
    const networks = new Networks(aNetwork('a'))
    const network = opened(networks)
    const before = network.ready()
    network.forget()
    await before
    networks.there.splice(0, 1, aNetwork('b'))
    expect(await network.ready()).toBe(id('b'))
  })

  it('a failure is told to all who wait, and tried again by the next', async () => {
    const networks = new Networks()
    const network = opened(networks)
    const { createNetwork } = networks
    Object.assign(networks, {
      createNetwork: () =>
        Promise.reject(new ProvisionerError('NetworkPoolExhausted', 'transient', { sentence: { code: 'NoNetworkAddresses' } })),
    })
    expect(new Set((await Promise.allSettled([network.ready(), network.ready()])).map(({ status }) => status))).toEqual(
      new Set(['rejected']),
    )
    Object.assign(networks, { createNetwork })
    expect(await network.ready()).toBe(id('1'))
  })

  it('of several of its name, the one that most run on, then the oldest; none is removed', async () => {
    const networks = new Networks(
      aNetwork('a', { Created: '2026-03-02T05:00:00Z' }),
      aNetwork('b', { Containers: 3 }),
      aNetwork('c', { Created: '2026-03-02T04:00:00Z' }),
    )
    expect(await opened(networks).ready()).toBe(id('b'))
    networks.there.splice(1, 1)
    expect(await opened(networks).ready()).toBe(id('c'))
    expect([networks.there.length, networks.made]).toEqual([2, 0])
  })

  it("another installation's is as good as ours", async () => {
    expect(await opened(new Networks(aNetwork('a', { Labels: of('theirs') }))).ready()).toBe(id('a'))
  })

  it('two installations at once settle on the same; whoever made the other one takes it away', async () => {
    const networks = new Networks()
    networks.meanwhile = aNetwork('a', { Labels: of('theirs'), Created: '2026-03-02T06:59:59Z' })
    expect(await opened(networks).ready()).toBe(id('a'))
    expect(networks.there.map(({ Id }) => Id)).toEqual([id('a')])
  })

  it('a surplus one that somebody is on by now stays', async () => {
    const networks = new Networks()
    networks.meanwhile = aNetwork('a', { Labels: of('theirs'), Containers: 5 })
    const { createNetwork } = networks
    Object.assign(networks, {
      createNetwork: async (body: object) => {
        const made = await createNetwork(body)
        networks.there.splice(1, 1, aNetwork('1', { Containers: 1 }))
        return made
      },
    })
    expect(await opened(networks).ready()).toBe(id('a'))
    expect(networks.there.map(({ Id }) => Id)).toEqual([id('a'), id('1')])
  })

  it.each([
    ['labs reach each other on it', { Options: { ...FOR_LABS, 'com.docker.network.bridge.enable_icc': 'true' } }],
    ['it has no options', { Options: {} }],
    ['it is of another kind', { Driver: 'overlay' }],
    ["nobody's label is on it", { Labels: {} }],
  ])('one of its name that is not for labs (%s) is told, with what to do, and neither used nor removed', async (_why, overrides) => {
    const networks = new Networks(aNetwork('a', overrides))
    await expect(opened(networks).ready()).rejects.toMatchObject({
      handling: 'transient',
      sentence: { code: 'NetworkMisfit' },
      message: expect.stringContaining('docker network rm lab-resource-manager'),
    })
    expect([networks.there.length, networks.made]).toEqual([1, 0])
  })

  it('beside one that is, it does no harm', async () => {
    expect(await opened(new Networks(aNetwork('a', { Options: {} }), aNetwork('b'))).ready()).toBe(id('b'))
  })

  it('its bridge has a name that stays, and another one where somebody else has that: on this machine, or in this Docker', async () => {
    const wishes: unknown[] = []
    const takenInDocker = new ProvisionerError('StartFailed', 'transient', {
      sentence: { code: 'Said', params: { said: 'conflict' } },
      cause: new Error('conflicts with network 1 (br-labs): networks have same bridge name'),
    })
    const heard = () => {
      const networks = new Networks()
      const { createNetwork } = networks
      return Object.assign(networks, {
        createNetwork: (body: object) => {
          wishes.push((body as { Options: Record<string, string> }).Options['com.docker.network.bridge.name'])
          return wishes.length === 1 ? Promise.reject(takenInDocker) : createNetwork(body)
        },
      })
    }
    await opened(heard()).ready()
    await new LabNetwork(heard(), 'ours', () => ['lo', 'br-labs']).ready()
    const other = expect.stringMatching(/^br-labs-[0-9a-f]{7}$/) as string
    expect(wishes).toEqual(['br-labs', other, other])
  })

  it('part of its name is another name', async () => {
    const networks = new Networks(aNetwork('a', { Name: 'my-lab-resource-manager-2' }))
    expect(await opened(networks).ready()).toBe(id('1'))
  })

  it('can be asked after without being made', async () => {
    const networks = new Networks()
    const network = opened(networks)
    expect([await network.peek(), networks.made]).toEqual([undefined, 0])
    const made = await network.ready()
    expect([await network.peek(), await opened(networks).peek()]).toEqual([made, made])
  })
})
