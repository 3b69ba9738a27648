import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { bridgeNames, bridgeOf } from '../../../../src/provisioners/docker/container/bridge-name'
import { LABEL } from '../../../../src/provisioners/docker/container/labels'
import { provenHelper } from '../../../../src/provisioners/docker/container/ownership'
import { thisMachine } from '../../../../src/provisioners/docker/daemon/machine'
import { Answered } from '../../../../src/provisioners/docker/isolation/lab-isolation'
import { directRoute, isRoutable } from '../../../../src/provisioners/docker/isolation/direct-route'
import { helperNameOf, isHelper } from '../../../../src/provisioners/docker/isolation/helper'
import { IsolationNews } from '../../../../src/core/notices/notices'

const ENGINE = {
  platform: 'linux',
  version: '20.10.24+dfsg1',
  operatingSystem: 'Debian GNU/Linux 12',
  securityOptions: ['name=seccomp,profile=default'],
} as const

describe('whose labs a neighbour reaches past their address', () => {
  it.each(['20.10.24+dfsg1', '19.03.5', '27.5.1', '28.0.0', '28.3.2', '28.3', '28.3.2-rc.1', '9.9.9'])(
    'Docker %s on Linux lets one through',
    (version) => {
      expect(isRoutable({ ...ENGINE, version })).toBe(true)
    },
  )
  it.each(['28.3.3', '28.3.3+dfsg1', '28.4.0', '28.10.0', '29.0.0-rc.1', '100.0.0'])('Docker %s keeps it out itself', (version) => {
    expect(isRoutable({ ...ENGINE, version })).toBe(false)
  })
  it('in a virtual machine, or without root, there is no way to one', () => {
    expect([
      isRoutable({ ...ENGINE, platform: 'darwin' }),
      isRoutable({ ...ENGINE, platform: 'win32' }),
      isRoutable({ ...ENGINE, operatingSystem: 'Docker Desktop' }),
      isRoutable({ ...ENGINE, securityOptions: ['name=rootless'] }),
    ]).toEqual([false, false, false, false])
  })
  it('what is said has the version, the one that mends it, and the whole line with the bridge', () => {
    const { command, sentence } = directRoute('27.5.1', { bridge: 'br-labs', isAnswered: false })
    expect(command).toBe('sudo iptables -I DOCKER-USER ! -i br-labs -o br-labs -m conntrack --ctstate NEW -j DROP')
    expect(sentence).toEqual({ code: 'DirectRoute', params: { version: '27.5.1', fixed: '28.3.3', command } })
  })
})

describe("a person's answer", () => {
  const folder = mkdtempSync(join(tmpdir(), 'lab-answered-'))
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const booted = (boot: string) => ({
    ...thisMachine,
    read: (path: string) => (path.endsWith('boot_id') ? `${boot}\n` : thisMachine.read(path)),
  })

  it('is for this bridge and this start of the machine, over restarts of this program, and for no other', () => {
    const file = join(folder, 'data', 'direct-route')
    expect(new Answered(file, booted('one')).isFor('br-labs')).toBe(false)
    new Answered(file, booted('one')).give('br-labs')
    const asked = [
      new Answered(file, booted('one')).isFor('br-labs'),
      new Answered(file, booted('one')).isFor('br-labs-1234567'),
      new Answered(file, booted('two')).isFor('br-labs'),
    ]
    expect(asked).toEqual([true, false, false])
    expect(readdirSync(join(folder, 'data'))).toEqual(['direct-route'])
  })
})

describe('the bridge of labs', () => {
  it('has a name that stays, and another one where somebody else of this machine has that', () => {
    const [first = '', second = ''] = bridgeNames('an-installation', [])
    expect([first, second]).toEqual(['br-labs', expect.stringMatching(/^br-labs-[0-9a-f]{7}$/)])
    expect(bridgeNames('an-installation', ['br-labs'])).toEqual([second])
    expect([bridgeNames('another', ['br-labs'])[0] === second, bridgeNames('an-installation', [first, second])]).toEqual([false, []])
  })
  it('of an existing network is what Docker calls it', () => {
    expect([
      bridgeOf({ Id: 'a'.repeat(64), Options: {} }),
      bridgeOf({ Id: 'a'.repeat(64), Options: { 'com.docker.network.bridge.name': 'br-labs' } }),
    ]).toEqual(['br-aaaaaaaaaaaa', 'br-labs'])
  })
})

describe('a helper is no lab, and only ours is removed', () => {
  const id = 'f'.repeat(64)
  const labels = { [LABEL.instance]: 'ours', [LABEL.role]: 'isolation-probe' }
  const names = [`/${helperNameOf('ours', 'a')}`]

  it('a lab whose image hands our role down is still a lab', () => {
    expect([
      isHelper({ Labels: labels }),
      isHelper({ Labels: { ...labels, [LABEL.uid]: 'a-lab' } }),
      isHelper({ Labels: { [LABEL.instance]: 'ours' } }),
    ]).toEqual([true, false, false])
  })
  it("what is another installation's, names a lab, has no role or another name is left alone", () => {
    expect(provenHelper({ id, names, labels }, 'ours')).toBe(id)
    const others = [
      { id, names, labels: { ...labels, [LABEL.uid]: 'a-lab' } },
      { id, names, labels: { [LABEL.instance]: 'ours' } },
      { id, names: ['/somebody'], labels },
      { id: 'abc', names, labels },
    ]
    for (const other of others) expect(() => provenHelper(other, 'ours')).toThrow(/was not made by this installation/)
    expect(() => provenHelper({ id, names, labels }, 'theirs')).toThrow(/was not made by this installation/)
  })
})

it('that labs reach each other is told once, and again only after they were apart', () => {
  const told: (string | undefined)[] = []
  const news = new IsolationNews(({ code }) => told.push(code))
  const seen = (isApart: boolean) =>
    news.report({ between: { isApart, at: 0, sentence: { code: isApart ? 'LabsApart' : 'LabsReachEachOther', params: { network: 'n' } } } })
  news.report()
  for (const isApart of [true, false, false, true, false]) seen(isApart)
  expect(told).toEqual(['LabsReachEachOther', 'LabsReachEachOther'])
})
