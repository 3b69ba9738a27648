import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FAKE_ID } from '../fixtures/fake-daemon'
import { aStand, never, outcomeOf, PLAN, type Stand } from './docker-labs'

describe('a lab whose container stopped', () => {
  let stand: Stand
  beforeEach(async () => {
    stand = await aStand()
  })
  afterEach(() => stand.close())

  const starts = () => stand.daemon.asked.filter(({ method, path }) => method === 'POST' && path.endsWith('/start')).length

  async function stopped(): Promise<void> {
    await outcomeOf(stand.clock, stand.provisioner.ensure(PLAN, never))
    expect(starts()).toBe(1)
    const { container } = stand.daemon
    if (container !== undefined) stand.daemon.container = { ...container, state: 'exited', exitCode: 137 }
  }

  it('#114 is not started behind the back of a Docker that is going down: it takes no new connection', async () => {
    await stopped()
    stand.daemon.shutTheDoor()
    const outcome = await outcomeOf(stand.clock, stand.provisioner.ensure({ ...PLAN, containerId: FAKE_ID }, never))
    expect(outcome).toEqual({ error: expect.objectContaining({ name: 'ProvisionerError', handling: 'unavailable' }) as unknown })
    expect(starts()).toBe(1)
  })

  it.each([`task ${FAKE_ID}: already exists`, `container with given ID already exists: ${FAKE_ID}`, `id already in use`])(
    '#114 gets a new container when Docker cannot start the old one ever again: %s',
    async (message) => {
      await stopped()
      let refusals = 0
      stand.daemon.answer(/^POST \/containers\/[^/]+\/start$/, (_asked, response) => {
        if (refusals++ === 0) {
          response.writeHead(500, { 'Content-Type': 'application/json' })
          return response.end(JSON.stringify({ message }))
        }
        if (stand.daemon.container !== undefined) stand.daemon.container.state = 'running'
        response.writeHead(204)
        response.end()
      })
      const outcome = await outcomeOf(stand.clock, stand.provisioner.ensure({ ...PLAN, containerId: FAKE_ID }, never))
      expect(outcome).toMatchObject({ value: { phase: 'running' } })
      expect(
        stand.daemon.asked.filter(({ method, path }) => method === 'DELETE' || path === '/containers/create').map(({ method }) => method),
      ).toEqual(['POST', 'DELETE', 'POST'])
    },
  )
})
