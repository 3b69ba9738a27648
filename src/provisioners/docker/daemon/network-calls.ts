import type { OwnedId } from './owned-id'
import { absentIfGone } from './absent-if-gone'
import { createdSchema, membersSchema, networkSchema, networksSchema, read } from './answers'
import type { DockerConnection } from './docker-connection'

/** Networks, by name or id; and who is on them. */
export function createNetworkCalls(connection: DockerConnection) {
  const network = async (nameOrId: string) => {
    const text = await absentIfGone(connection.send({ call: 'inspect', method: 'GET', path: `/networks/${encodeURIComponent(nameOrId)}` }))
    return text === undefined ? undefined : read('network', networkSchema, text)
  }
  const post = (path: string, body: object) => connection.send({ call: 'network', method: 'POST', path, body })
  return {
    network,
    /** Docker takes part of a name for it, so there may be others among them. */
    networks: async (name: string) => {
      const query = { filters: JSON.stringify({ name: [name] }) }
      return read('network', networksSchema, await connection.send({ call: 'list', method: 'GET', path: '/networks', query }))
    },
    createNetwork: async (body: object) => read('network', createdSchema, await post('/networks/create', body)).Id,
    /** Full id of a container that runs -> its address there. */
    addressesOn: async (id: string): Promise<ReadonlyMap<string, string>> => {
      const { Containers } = read(
        'network',
        membersSchema,
        await connection.send({ call: 'inspect', method: 'GET', path: `/networks/${encodeURIComponent(id)}` }),
      )
      return new Map(
        Object.entries(Containers).flatMap(([container, { IPv4Address }]) =>
          IPv4Address === '' ? [] : [[container, IPv4Address.replace(/\/.*$/, '')] as const],
        ),
      )
    },
    /** Docker refuses while anything is attached to it. */
    removeNetwork: async (id: string) =>
      (await absentIfGone(connection.send({ call: 'network', method: 'DELETE', path: `/networks/${encodeURIComponent(id)}` }))) !==
      undefined,
    connectNetwork: async (id: string, container: OwnedId) => void (await post(`/networks/${id}/connect`, { Container: container })),
    /** Also from a network that is gone. */
    disconnectNetwork: async (id: string, container: OwnedId) =>
      void (await absentIfGone(post(`/networks/${id}/disconnect`, { Container: container, Force: true }))),
  }
}
