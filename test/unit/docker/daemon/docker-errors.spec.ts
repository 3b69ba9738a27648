import { describe, expect, it } from 'vitest'
import {
  DockerRefusal,
  explainRefusal,
  explainSilence,
  goneNetworkIn,
  type DockerCall,
} from '../../../../src/provisioners/docker/daemon/docker-errors'
import { resolveDockerHost } from '../../../../src/provisioners/docker/daemon/find/docker-host'

const judge = (call: DockerCall, status: number, message: string) => explainRefusal(call, new DockerRefusal(status, message))

describe("Docker's refusals, in our words", () => {
  it.each<[DockerCall, number, string, string, string]>([
    [
      'start',
      500,
      'driver failed programming external connectivity on endpoint x: Bind for 127.0.0.1:45871 failed: port is already allocated',
      'PortConflict',
      'transient',
    ],
    [
      'start',
      500,
      'Ports are not available: listen tcp 127.0.0.1:50000: bind: An attempt was made to access a socket in a way forbidden by its access permissions',
      'PortConflict',
      'transient',
    ],
    [
      'create',
      409,
      'Conflict. The container name "/lab-x" is already in use by container "abc". You have to remove (or rename) that container',
      'NameConflict',
      'transient',
    ],
    ['create', 404, 'No such image: example/lab:1', 'ImageNotFound', 'transient'],
    ['start', 400, 'OCI runtime create failed: exec: "x": executable file not found in $PATH: unknown', 'BadCommand', 'terminal'],
    ['start', 404, 'network lab-resource-manager not found', 'StartFailed', 'transient'],
    [
      'network',
      500,
      'could not find an available, non-overlapping IPv4 address pool among the defaults',
      'NetworkPoolExhausted',
      'transient',
    ],
    ['create', 500, 'write /var/lib/docker/x: no space left on device', 'DiskFull', 'transient'],
    ['remove', 409, 'removal of container abc is already in progress', 'StillRemoving', 'transient'],
    ['inspect', 500, 'something broke', 'DockerUnavailable', 'unavailable'],
    ['list', 500, 'something broke', 'DockerUnavailable', 'unavailable'],
    ['start', 503, 'try later', 'DockerUnavailable', 'unavailable'],
    ['list', 400, 'client version 1.99 is too new. Maximum supported API version is 1.41', 'DockerUnavailable', 'unavailable'],
  ])('#108 #109 #113 %s %i "%s" is %s', (call, status, message, ...[reason, handling]) => {
    expect(judge(call, status, message)).toMatchObject({ reason, handling })
  })

  it('a page is never shown, whatever refused with it', () => {
    for (const call of ['list', 'start', 'create', 'archive'] as const)
      expect(judge(call, 400, '<!DOCTYPE html>\n<html><body>blocked</body></html>').message).not.toContain('<')
  })

  it('the network that is gone is named, by its id or by its name', () => {
    expect(goneNetworkIn(judge('start', 404, `network ${'e'.repeat(64)} not found`))).toBe('e'.repeat(64))
    expect(goneNetworkIn(judge('start', 404, 'network lab-resource-manager not found'))).toBe('lab-resource-manager')
    expect(goneNetworkIn(judge('start', 404, 'No such container: x'))).toBeUndefined()
  })

  it("#103 every silence has its own sentence with a next step, and none shows a system's word", () => {
    const all = ['ENOENT', 'ECONNREFUSED', 'EACCES', undefined].map((code) =>
      explainSilence(code, 'unix:///var/run/docker.sock', () => false),
    )
    expect(all.map((each) => each.reason)).toEqual(['NotInstalled', 'NotRunning', 'NoPermission', 'NotAnswering'])
    expect(new Set(all.map((each) => each.message)).size).toBe(4)
    expect(all.filter((each) => /ENOENT|ECONN|EACCES/.test(each.message))).toEqual([])
  })

  it('#103 a Docker that was stopped takes its socket along: where it is installed, nobody is told to install it', () => {
    expect(explainSilence('ENOENT', 'unix:///var/run/docker.sock', () => true).reason).toBe('NotRunning')
  })
})

describe('#118 where the daemon is', () => {
  it.each([
    ['unix:///run/user/1000/docker.sock', { type: 'socket', socketPath: '/run/user/1000/docker.sock' }],
    ['npipe:////./pipe/dockerDesktopLinuxEngine', { type: 'socket', socketPath: '//./pipe/dockerDesktopLinuxEngine' }],
    ['tcp://127.0.0.1:2375', { type: 'tcp', host: '127.0.0.1', port: 2375 }],
    ['localhost:2375', { type: 'tcp', host: 'localhost', port: 2375 }],
    ['http://127.0.0.1:2375', { type: 'tcp', host: '127.0.0.1', port: 2375 }],
    ['https://localhost', { type: 'tcp', host: 'localhost', port: 2376 }],
  ])('%s', (wanted, host) => {
    expect(resolveDockerHost({ address: wanted })).toEqual({ address: wanted, ...host })
  })

  it.each([
    ['tcp://127.0.0.1.example.org:2375', 'RemoteRefused'],
    ['https://10.0.0.5:2376', 'RemoteRefused'],
    ['ssh://me@host', 'RemoteRefused'],
    ['192.168.1.2:2375', 'RemoteRefused'],
    ['nonsense://', 'BadAddress'],
    ['tcp://', 'BadAddress'],
    ['tcp://localhost:99999', 'BadAddress'],
    ['ftp://localhost', 'BadAddress'],
    ['a b', 'BadAddress'],
    ['fd://', 'BadAddress'],
  ])('%s is not asked, and told as %s', (wanted, reason) => {
    expect(resolveDockerHost({ address: wanted })).toMatchObject({
      type: 'refused',
      address: wanted.replace('me@', ''),
      verdict: { reason, message: expect.stringMatching(/\.$/) },
    })
  })

  it('another machine only when that is allowed', () => {
    expect(resolveDockerHost({ address: 'tcp://10.0.0.5:2375' }, true)).toMatchObject({ type: 'tcp', host: '10.0.0.5', port: 2375 })
  })
})

it('of a refusal without end its beginning and its end are kept, and no more is ever searched', () => {
  const { message } = new DockerRefusal(400, `begins ${'x'.repeat(1_000_000)} ends`)
  expect(message.length).toBeLessThan(5_000)
  expect([message.startsWith('begins xx'), message.endsWith('xx ends')]).toEqual([true, true])
})
