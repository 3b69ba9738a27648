import type { OwnedId } from '../container/ownership'
import { absentIfGone } from './absent-if-gone'
import { networkSchema, read } from './answers'
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
    createNetwork: async (body: object) => void (await post('/networks/create', body)),
    connectNetwork: async (id: string, container: OwnedId) => void (await post(`/networks/${id}/connect`, { Container: container })),
    /** Also from a network that is gone. */
    disconnectNetwork: async (id: string, container: OwnedId) => void (await absentIfGone(post(`/networks/${id}/disconnect`, { Container: container, Force: true }))),
  }
}
