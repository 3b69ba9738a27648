import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { dockerAnswers } from '../setup/docker-http.mjs'
import { startDockerd, type Dockerd } from '../setup/dockerd.mjs'
import { isRootOnLinux } from '../setup/packages.mjs'

describe('a daemon of one’s own, which specs may kill', () => {
  const before = machine()
  let daemon: Dockerd | undefined

  afterAll(() => daemon?.remove())

  it('answers, dies, comes back and goes, and leaves the machine as it was', async (context) => {
    if (!isRootOnLinux()) context.skip('only root on Linux can start a second Docker daemon')
    daemon = await startDockerd()
    const { host, socket } = daemon
    expect(await dockerAnswers(host)).toBe(true)

    await daemon.kill9()
    expect([daemon.pid(), await dockerAnswers(host)]).toEqual([undefined, false])

    await daemon.startAgain()
    expect(await dockerAnswers(host)).toBe(true)

    await daemon.remove()
    expect({ answers: await dockerAnswers(host), socket: existsSync(socket), mounts: mountsUnder(dirname(socket)), ...machine() }).toEqual({
      answers: false,
      socket: false,
      mounts: [],
      ...before,
    })
  })
})

const mountsUnder = (folder: string): string[] => linesOf('cat', ['/proc/mounts']).filter((line) => line.includes(folder))

/** What daemons of one machine share: bridges and firewall chains. Not what belongs to single containers: others come and go. */
function machine(): { bridges: string[]; rules: string[] } {
  return {
    bridges: linesOf('ip', ['-br', 'link', 'show', 'type', 'bridge'])
      .map((line) => line.split(' ')[0] ?? '')
      .filter((name) => /^(docker|lrmt)\d+$/.test(name)),
    rules: linesOf('iptables', ['-w', '-S']).filter((rule) => /^-[PN] /.test(rule)),
  }
}

function linesOf(command: string, args: string[]): string[] {
  return (spawnSync(command, args, { encoding: 'utf8' }).stdout ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .sort()
}
