import { describe, expect, it } from 'vitest'
import { aLab, aTemplate, mistakes } from './a-draft'

const FORBIDDEN = 'Forbidden: labs run without privileges; this field is not allowed'

describe('a template that asks for power over the machine', () => {
  it.each([
    'privileged',
    'Privileged',
    'networkMode',
    'network_mode',
    'pid',
    'pidMode',
    'ipc',
    'ipcMode',
    'uts',
    'userns_mode',
    'devices',
    'binds',
    'mounts',
    'volumes',
    'volumesFrom',
    'docker.sock',
    'capAdd',
    'cap_add',
    'securityOpt',
    'security_opt',
    'seccomp',
    'cgroupns',
    'runtime',
    'sysctls',
    'HostConfig',
    'securityContext',
    'hostPort',
  ])('#130 #131 is refused for %s, named as forbidden', (member) => {
    const isPlain = /^[A-Za-z_]+$/.test(member)
    const field = isPlain ? `spec.${member}` : `spec[${member}]`
    expect(mistakes(aTemplate({ [member]: ['/var/run/docker.sock:/x'] }))).toEqual([`${field}: ${FORBIDDEN}`])
    expect(mistakes(aLab({ [member]: true }))).toEqual([`${field}: ${FORBIDDEN}`])
  })

  it('#130 is refused also where it hides deeper', () => {
    expect(mistakes(aTemplate({ ports: [{ name: 'http', containerPort: 80, hostPort: 80 }] }))).toEqual([
      `spec.ports[0].hostPort: ${FORBIDDEN}`,
    ])
    expect(mistakes(aTemplate({ resources: { devices: [] } }))).toEqual([`spec.resources.devices: ${FORBIDDEN}`])
  })

  it.each(['SYS_ADMIN', 'NET_ADMIN', 'ALL', 'CAP_SYS_PTRACE', 'chown'])('#130 gets no capability %s', (capability) => {
    expect(mistakes(aTemplate({ capabilities: ['CHOWN', capability] }))).toEqual([
      `spec.capabilities[1]: Unsupported value: "${capability}": supported values: "CHOWN", "DAC_OVERRIDE", "FOWNER", "KILL", "NET_BIND_SERVICE", "SETGID", "SETUID"`,
    ])
  })

  it.each([
    '/',
    '/proc',
    '/proc/1',
    '/sys',
    '/dev',
    '/var/run',
    '/var/run/docker.sock',
    '/run',
    '/etc',
    '/a/../etc',
    '/a/./b',
    'lab',
    '//lab',
    '/lab/',
    '//./pipe',
    '/a b',
    '',
    '/é',
  ])('#131 gets no folder %j', (path) => {
    expect(mistakes(aTemplate({ workDir: path }))).toHaveLength(1)
    expect(mistakes(aTemplate({ writable: ['/tmp', path] }))).toHaveLength(1)
  })

  it.each(['root', '-1', '0:0:0', '', '1000 '])('runs as a number, not as %j', (user) => {
    expect(mistakes(aTemplate({ user }))).toHaveLength(1)
  })

  it('#168 keeps its command as words, metacharacters and all, but no NUL', () => {
    expect(mistakes(aTemplate({ command: ['sh', '-c', 'echo $(id); `x` && "y"', '-leading', ''] }))).toEqual([])
    expect(mistakes(aTemplate({ command: ['a\0b'] }))).toEqual(['spec.command[0]: Invalid value: "a\\u0000b": must not contain NUL'])
    expect(mistakes(aTemplate({ command: 'sh -c x' }))).toHaveLength(1)
  })

  it('probes only a port that it publishes, and opens only secrets that it has', () => {
    const spec = {
      ports: [{ name: 'http', containerPort: 80 }],
      secrets: ['TOKEN'],
      readiness: { type: 'http', port: 80, path: '/' },
      openPath: '/lab?token=${TOKEN}',
    }
    expect(mistakes(aTemplate(spec))).toEqual([])
    expect(mistakes(aTemplate({ ...spec, ports: [] }))).toEqual([
      'spec.readiness.port: Invalid value: 80: must be one of the containerPorts in spec.ports',
    ])
    expect(mistakes(aTemplate({ ...spec, secrets: [] }))).toEqual([
      'spec.openPath: Invalid value: "/lab?token=${TOKEN}": every ${NAME} in it must be one of spec.secrets',
    ])
  })

  it('has each port and each secret once', () => {
    const ports = [
      { name: 'a', containerPort: 80 },
      { name: 'a', containerPort: 81 },
      { name: 'b', containerPort: 80 },
    ]
    expect(mistakes(aTemplate({ ports, secrets: ['A', 'A'] }))).toEqual([
      'spec.ports[1].name: Duplicate value: "a"',
      'spec.ports[2].containerPort: Duplicate value: 80',
      'spec.secrets[1]: Duplicate value: "A"',
    ])
  })
})
