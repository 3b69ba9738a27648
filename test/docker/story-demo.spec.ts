import { expect, it } from 'vitest'
import { startProgram } from '../fixtures/program'
import { docker } from './provisioner-labs'

const ROOT = new URL('../..', import.meta.url).pathname
const INSTANCE = 'com.neuroglia.lab.instance'

/** Everything of one installation, asked of the daemon itself. */
async function leftOf(instance: string): Promise<readonly unknown[]> {
  const filters = { label: [`${INSTANCE}=${instance}`] }
  const [containers, { Volumes: volumes }, networks] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listVolumes({ filters }),
    docker.listNetworks({ filters }),
  ])
  return [...containers, ...(volumes ?? []), ...networks]
}

it('npm run demo, as a process on Docker, ends by itself, well, and leaves nothing behind', async () => {
  const began = performance.now()
  const run = startProgram([process.execPath, 'src/hosts/launch.mjs', 'demo', '--provisioner', 'docker'], { cwd: ROOT })
  const port = /:(\d+)/.exec(await run.line('  * python-basics-lab is READY at http'))?.[1]
  const running = await docker.listContainers()
  const instance = running.find(({ Ports }) => Ports.some(({ PublicPort }) => String(PublicPort) === port))?.Labels[INSTANCE] ?? ''
  expect(instance).toMatch(/^demo-/)
  expect((await leftOf(instance)).length).toBeGreaterThan(0)
  expect(await run.ended).toBe(0)
  expect(run.lines.slice(-2)).toEqual(['Nothing is left: no lab, no container.', '✨ Demo completed!'])
  expect(await leftOf(instance)).toEqual([])
  expect(performance.now() - began).toBeLessThan(120_000)
})
