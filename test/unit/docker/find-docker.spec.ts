import { describe, expect, it } from 'vitest'
import { findDocker, isDockerInstalled } from '../../../src/provisioners/docker/daemon/find-docker'
import { aMachine, contextFiles } from '../../fixtures/a-machine'

const USUAL = 'unix:///var/run/docker.sock'
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
    expect(findDocker(undefined, withContext({ DOCKER_CONTEXT: 'default' }))).toEqual({ address: USUAL })
  })

  it.each([
    ['no file', {}],
    ['a file that is no JSON', { '/home/ada/.docker/config.json': '{' }],
    ['no context in it', { '/home/ada/.docker/config.json': '{"auths":{}}' }],
    ['a context that is gone', { '/home/ada/.docker/config.json': '{"currentContext":"gone"}' }],
  ])('%s: at the usual place', (_what, files) => {
    expect(findDocker(undefined, aMachine({ files }))).toEqual({ address: USUAL })
  })

  it.each(['', 'unix://', 'npipe://'])('the address "%s" says nothing', (nothing) => {
    expect(findDocker(nothing, aMachine({ env: { DOCKER_HOST: nothing } }))).toEqual({ address: USUAL })
  })

  it.each([
    ['/home/ada/.docker/desktop/docker.sock', 'linux'],
    ['/run/user/7/docker.sock', 'linux'],
    ['/home/ada/.docker/run/docker.sock', 'darwin'],
  ] as const)('at %s on %s, where that is the one that is there', (path, platform) => {
    expect(findDocker(undefined, aMachine({ platform, files: { [path]: '' }, env: { XDG_RUNTIME_DIR: '/run/user/7' } }))).toEqual({ address: `unix://${path}` })
  })

  it('at Docker\'s pipe on Windows', () => {
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
