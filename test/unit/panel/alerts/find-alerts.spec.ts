import { describe, expect, it } from 'vitest'
import type { About } from '../../../../src/contract/about'
import type { EngineView } from '../../../../src/contract/engine-view'
import type { ProvisionerHealth } from '../../../../src/contract/words'
import { DOCKER_FAULTS, findAlerts, firstRunAlert } from '../../../../renderer/features/alerts/find-alerts'
import { stepsFor } from '../../../../renderer/features/alerts/remedy'
import { en } from '../../../../renderer/features/alerts/messages/en'

const NOW = 1_000_000_000
const about: About = { version: '1', host: 'browser', platform: 'linux', dataDir: '/d', now: NOW, startedAt: NOW - 300_000 }
const viewOf = (docker?: ProvisionerHealth) =>
  ({ provisioners: { simulated: { reachable: true }, ...(docker === undefined ? {} : { docker }) } }) as unknown as EngineView
const faultOf = (docker: ProvisionerHealth, sight: Partial<About> = {}) => {
  const [first] = findAlerts({ isConnected: true, view: viewOf(docker), about: { ...about, ...sight }, now: NOW })
  return first?.type === 'docker' ? first.fault : first?.type
}

describe('what is wrong', () => {
  it('is nothing while Docker answers, where no Docker is used, and before the first word', () => {
    expect(findAlerts({ isConnected: true, view: viewOf({ reachable: true }), about, now: NOW })).toEqual([])
    expect(findAlerts({ isConnected: true, view: viewOf(), about, now: NOW })).toEqual([])
    expect(findAlerts({ isConnected: true, now: NOW })).toEqual([])
  })

  it.each([
    'NotInstalled',
    'NotRunning',
    'NoPermission',
    'RemoteRefused',
    'WrongContext',
    'TooOld',
    'BadAddress',
    'UnknownContext',
    'Certificates',
    'NotDocker',
    'NotAnswering',
  ])('%s is told by its own name when Docker never answered', (reason) => {
    expect(faultOf({ reachable: false, reason })).toBe(reason)
  })

  it('a daemon that was there and is silent is lost, whatever the socket says meanwhile', () => {
    for (const reason of ['NotAnswering', 'NotRunning', 'NotInstalled'])
      expect(faultOf({ reachable: false, reason, lastAnsweredAt: NOW - 5 })).toBe('Lost')
  })

  it("what only the machine's settings can mend keeps its name after the first answer", () => {
    for (const reason of [
      'NoPermission',
      'TooOld',
      'RemoteRefused',
      'WrongContext',
      'BadAddress',
      'UnknownContext',
      'Certificates',
      'NotDocker',
    ])
      expect(faultOf({ reachable: false, reason, lastAnsweredAt: NOW - 5 })).toBe(reason)
  })

  it('silence in the first minute is a start, not a fault', () => {
    expect(faultOf({ reachable: false, reason: 'NotAnswering' }, { startedAt: NOW - 10_000 })).toBe('Starting')
    expect(faultOf({ reachable: false, reason: 'NotRunning' }, { startedAt: NOW - 10_000 })).toBe('NotRunning')
  })

  it('a reason nobody knows is silence', () => {
    expect(faultOf({ reachable: false, reason: 'Haunted' })).toBe('NotAnswering')
  })

  it('the engine out of reach hides the rest; Docker comes before the disk', () => {
    const view = viewOf({ reachable: false, reason: 'NotRunning' })
    const full = { ...about, disk: { freeBytes: 1e9, totalBytes: 100e9 } }
    expect(findAlerts({ isConnected: false, view, about: full, now: NOW }).map(({ type }) => type)).toEqual(['engineLost'])
    expect(findAlerts({ isConnected: true, view, about: full, now: NOW }).map(({ type }) => type)).toEqual(['docker', 'disk'])
  })

  it('a disk is nearly full below 2 GB or below 5 %', () => {
    const types = (freeBytes: number, totalBytes: number) =>
      findAlerts({ isConnected: true, about: { ...about, disk: { freeBytes, totalBytes } }, now: NOW }).map(({ type }) => type)
    expect([types(1.9e9, 10e9), types(40e9, 1000e9), types(2.1e9, 10e9)]).toEqual([['disk'], ['disk'], []])
  })
})

describe('the first screen', () => {
  const alerts = findAlerts({ isConnected: true, view: viewOf({ reachable: false, reason: 'NotInstalled' }), about, now: NOW })

  it('takes the place of an empty list when Docker never answered', () => {
    expect(firstRunAlert(alerts, { count: 0, isKnown: true })?.fault).toBe('NotInstalled')
  })

  it('never hides a lab, a list that is not known yet, or a class whose Docker was lost', () => {
    const lost = findAlerts({
      isConnected: true,
      view: viewOf({ reachable: false, reason: 'NotRunning', lastAnsweredAt: 1 }),
      about,
      now: NOW,
    })
    expect([
      firstRunAlert(alerts, { count: 1, isKnown: true }),
      firstRunAlert(alerts, { count: 0, isKnown: false }),
      firstRunAlert(lost, { count: 0, isKnown: true }),
    ]).toEqual([undefined, undefined, undefined])
  })
})

describe('what mends it', () => {
  it('every fault has, on every platform, at least one step, and every step its sentence', () => {
    for (const platform of ['linux', 'darwin', 'win32', 'freebsd']) {
      for (const fault of DOCKER_FAULTS) {
        const steps = stepsFor(fault, platform)
        expect(steps.length).toBeGreaterThan(0)
        for (const { word } of steps) expect(en.step).toHaveProperty(word)
      }
    }
  })

  it('a Linux machine is given commands to copy, Docker Desktop a place to click', () => {
    expect(stepsFor('NotRunning', 'linux')[0]?.command).toBe('sudo systemctl start docker')
    expect(stepsFor('NoPermission', 'linux')[0]?.command).toBe('sudo usermod -aG docker $USER')
    expect(stepsFor('NotRunning', 'darwin').every(({ command }) => command === undefined)).toBe(true)
  })
})
