import { describe, expect, it } from 'vitest'
import { findDocker, isDockerInstalled } from '../../../../../src/provisioners/docker/daemon/find/find-docker'
import { aMachine, contextFiles } from '../../../../fixtures/a-machine'

const USUAL = 'unix:///var/run/docker.sock'
const CONFIG = '/home/ada/.docker/config.json'
const spoiled = (meta: string): Record<string, string> =>
  Object.fromEntries(Object.entries(contextFiles('pi', 'ssh://ada@pi')).map(([path, text]) => [path, path === CONFIG ? text : meta]))
const remote = contextFiles('pi', 'ssh://ada@pi')
const withContext = (env: Record<string, string> = {}) => aMachine({ files: remote, env })

describe('#118 where Docker is looked for', () => {
  it('where the option says, before anything else', () => {
    expect(findDocker('unix:///a', withContext({ DOCKER_HOST: 'unix:///b' }))).toEqual({ address: 'unix:///a' })
  })

  it('where DOCKER_HOST says, before the context', () => {
    expect(findDocker(undefined, withContext({ DOCKER_HOST: 'unix:///b' }))).toEqual({ address: 'unix:///b' })
  })

  it('where the docker command looks: in the context that was chosen, by its name', () => {
    expect(findDocker(undefined, withContext())).toEqual({ address: 'ssh://ada@pi', context: 'pi' })
  })

  it('DOCKER_CONTEXT stands above what was chosen; the default context is none', () => {
    const both = aMachine({ files: { ...contextFiles('desktop', 'unix:///d'), ...remote }, env: { DOCKER_CONTEXT: 'desktop' } })
    expect(findDocker(undefined, both)).toEqual({ address: 'unix:///d', context: 'desktop' })
    expect(findDocker(undefined, withContext({ DOCKER_CONTEXT: 'default' }))).toMatchObject({ address: USUAL })
  })

  it.each([
    ['no file', {}],
    ['no context in it', { '/home/ada/.docker/config.json': '{"auths":{}}' }],
    ['the default context in it', { '/home/ada/.docker/config.json': '{"currentContext":"default"}' }],
  ])('%s: at the usual place', (_what, files) => {
    expect(findDocker(undefined, aMachine({ files }))).toMatchObject({ address: USUAL })
    expect(findDocker(undefined, aMachine({ files: { ...files, '/var/run/docker.sock': '' } }))).toEqual({ address: USUAL })
  })

  it.each([
    ['a context that is gone', { [CONFIG]: '{"currentContext":"gone"}' }, {}, 'ContextMissing'],
    ['DOCKER_CONTEXT names one that is gone', {}, { DOCKER_CONTEXT: 'gone' }, 'ContextVariable'],
    ['its file is no JSON', spoiled('{'), {}, 'ContextUnreadable'],
    ['its file names no address', spoiled('{"Endpoints":{"docker":{"Host":""}}}'), {}, 'ContextUnreadable'],
    ['its file is for something else', spoiled('{"Endpoints":{"kubernetes":{}}}'), {}, 'ContextUnreadable'],
    ['settings that are no JSON', { [CONFIG]: '{' }, {}, 'ConfigUnreadable'],
    ['settings that are half of a file', { [CONFIG]: '' }, {}, 'ConfigUnreadable'],
  ])('%s: is told with the next step, and no other Docker takes its place', (_what, files, env, code) => {
    const everywhere = { ...files, '/var/run/docker.sock': '', '/home/ada/.docker/run/docker.sock': '' }
    expect(findDocker(undefined, aMachine({ files: everywhere, env }))).toMatchObject({
      type: 'refused',
      verdict: { reason: 'UnknownContext', code, message: expect.stringMatching(/\. [A-Z].*\.$/) },
    })
  })

  it('settings that may not be read are told too', () => {
    const machine = aMachine({ files: { [CONFIG]: '{}' }, read: () => undefined })
    expect(findDocker(undefined, machine)).toMatchObject({ verdict: { code: 'ConfigUnreadable' } })
  })

  it('nobody asks at a usual place where nothing is', () => {
    expect(findDocker(undefined, aMachine())).toMatchObject({ type: 'refused', verdict: { reason: 'NotInstalled' } })
    expect(findDocker(undefined, aMachine({ env: { PATH: '/usr/bin' }, files: { '/usr/bin/docker': '' } }))).toMatchObject({
      type: 'refused',
      verdict: { reason: 'NotRunning' },
    })
  })

  it.each(['', 'unix://', 'npipe://'])('the address "%s" says nothing', (nothing) => {
    expect(findDocker(nothing, aMachine({ env: { DOCKER_HOST: nothing } }))).toMatchObject({ address: USUAL })
  })

  it.each([
    ['/home/ada/.docker/desktop/docker.sock', 'linux'],
    ['/run/user/7/docker.sock', 'linux'],
    ['/home/ada/.docker/run/docker.sock', 'darwin'],
  ] as const)('at %s on %s, where that is the one that is there', (path, platform) => {
    expect(findDocker(undefined, aMachine({ platform, files: { [path]: '' }, env: { XDG_RUNTIME_DIR: '/run/user/7' } }))).toEqual({
      address: `unix://${path}`,
    })
  })

  it("at Docker's pipe on Windows", () => {
    expect(findDocker(undefined, aMachine({ platform: 'win32' }))).toEqual({ address: 'npipe:////./pipe/docker_engine' })
  })
})

describe('whether Docker is installed', () => {
  it.each([
    ['linux', '/usr/bin/docker', { PATH: '/bin:/usr/bin' }],
    ['linux', '/opt/dockerd', { PATH: '/opt' }],
    ['darwin', '/Applications/Docker.app/Contents/Resources/bin/docker', {}],
    ['win32', 'D:\\tools\\docker.exe', { Path: 'C:\\Windows;D:\\tools' }],
    ['win32', 'C:\\Program Files\\Docker\\Docker\\Docker Desktop.exe', {}],
  ] as const)('on %s: %s is there', (platform, path, env) => {
    expect(isDockerInstalled(aMachine({ platform, files: { [path]: '' }, env }))).toBe(true)
    expect(isDockerInstalled(aMachine({ platform, env }))).toBe(false)
  })
})
