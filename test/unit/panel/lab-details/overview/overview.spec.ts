import { describe, expect, it } from 'vitest'
import {
  attemptsOf,
  endAgreement,
  inForceOf,
  stateAgreement,
  desiredEnd,
  desiredState,
} from '../../../../../renderer/features/lab-details/overview/desired-and-actual'
import { desiredLimits } from '../../../../../renderer/features/lab-details/overview/resources-row'
import { overviewRows } from '../../../../../renderer/features/lab-details/overview/overview-rows'
import { readSettings } from '../../../../../src/contract/words'
import type { LabCondition, LabTemplateSpec, StoredLab } from '../../../../../src/contract/words'
import { aLab } from '../a-lab'
import { exact } from '../../../../../renderer/ui/time'

const NOW = Date.parse('2026-01-05T11:00:00Z')
const template: LabTemplateSpec = {
  title: 'Web',
  provisioner: 'docker',
  image: 'web:1',
  duration: '2h',
  resources: { cpu: 1, pids: 64 },
  readiness: { type: 'http', port: 8080 },
}
const settings = readSettings({})
const t = (key: string, values: Readonly<Record<string, unknown>> | number = {}): string =>
  `${key}${typeof values === 'object' && Object.keys(values).length > 0 ? JSON.stringify(values) : ''}`

function agreements(lab: StoredLab, isGone = false): Record<string, string> {
  const rows = overviewRows({ lab, isGone }, { template, settings, live: {}, now: NOW, language: 'en', defaultDuration: '1h', t })
  return Object.fromEntries(rows.filter(({ agreement }) => agreement !== 'same').map(({ name, agreement }) => [name, agreement]))
}

const running = {
  startedAt: '2026-01-05T10:00:01Z',
  readyAt: '2026-01-05T10:00:03Z',
  expiresAt: '2026-01-05T12:00:03Z',
  endpoint: 'http://127.0.0.1:1/',
  containerId: 'a'.repeat(64),
  image: `sha256:${'b'.repeat(64)}`,
}

function judged(about: Partial<LabCondition> = {}): LabCondition {
  return {
    type: 'UpToDate',
    status: 'True',
    reason: 'UpToDate',
    message: 'said',
    observedGeneration: 1,
    lastTransitionTime: '2026-01-05T10:00:03Z',
    ...about,
  }
}

const waits = (fields: readonly string[], reason = 'RestartToApply') => ({
  ...running,
  conditions: [judged({ status: 'False', reason, params: { fields, holds: ['/'] } })],
})

describe('what waits', () => {
  it('marks its rows with what will apply them, and each field without a row of its own gets one', () => {
    const lab = aLab({ spec: { environment: { GREETING: 'hello' } }, status: waits(['image', 'environment.GREETING', 'resources']) })
    expect(agreements({ ...lab, status: { ...lab.status, resources: { cpu: 1, memory: 2 ** 29, pids: 64 } } })).toEqual({
      image: 'restart',
      'field.environment.GREETING': 'restart',
      resources: 'restart',
    })
    expect(agreements(aLab({ status: waits(['command'], 'ReplaceToApply') }))).toEqual({ 'field.command': 'replace' })
    expect(agreements(lab, true)).not.toHaveProperty('field.environment.GREETING')
  })

  it('shows the value that is wanted, but no secret', () => {
    const rows = (name: string) =>
      overviewRows(
        { lab: aLab({ spec: { environment: { [name]: 'hello' } }, status: waits([`environment.${name}`]) }), isGone: false },
        { template, settings, live: {}, now: NOW, language: 'en', defaultDuration: '1h', t },
      )
    const wanted = (name: string) => rows(name).find((row) => row.name === `field.environment.${name}`)?.desired
    expect([wanted('GREETING'), wanted('DB_PASSWORD')]).toEqual(['hello', 'labDetails.overview.field.another'])
  })

  it('limits for a while say until when, and a limit below what is used is under way', () => {
    const limits = { cpu: 1, memory: 2 ** 30, pids: 64 }
    const lab = aLab({
      spec: { resources: { memory: '1Gi' }, resourcesUntil: '2026-01-05T11:30:00Z' },
      status: { ...running, resources: limits, conditions: [judged()] },
    })
    const row = (now: number) =>
      overviewRows({ lab, isGone: false }, { template, settings, live: {}, now, language: 'en', defaultDuration: '1h', t }).find(
        ({ name }) => name === 'resources',
      )
    expect(row(NOW)?.desired).toMatch(/1\u00a0GiB.*resources\.until/)
    expect(row(NOW + 3_600_000)?.desired).toMatch(/512\u00a0MiB(?!.*until)/)
    const below = judged({ status: 'False', reason: 'LimitBelowUse', params: { usedMiB: 400, limitMiB: 64 } })
    expect(agreements(aLab({ status: { ...running, resources: limits, conditions: [below] } }))).toEqual({ resources: 'waiting' })
  })
})

describe('wanted against true', () => {
  it('a lab that is as it was asked for differs nowhere', () => {
    expect(agreements(aLab({ status: running }))).toEqual({})
  })

  it('a lab that is being made waits for all it does not have yet', () => {
    expect(agreements(aLab({ status: { state: 'provisioning' } }))).toEqual({
      state: 'waiting',
      image: 'waiting',
      start: 'waiting',
      endpoint: 'waiting',
      container: 'waiting',
    })
  })

  it('nothing of a lab that was given up is under way', () => {
    expect(agreements(aLab({ status: { state: 'failed' } }))).toEqual({
      state: 'differs',
      image: 'differs',
      start: 'differs',
      endpoint: 'differs',
      container: 'differs',
    })
  })

  it('a failed lab differs; one whose time is over, or that is gone, is as it should be', () => {
    expect(stateAgreement(aLab({ status: { state: 'failed' } }))).toBe('differs')
    expect(agreements(aLab({ status: { ...running, state: 'expired', endpoint: undefined } }))).toEqual({})
    expect(agreements(aLab({ status: { ...running, state: 'deleted' } }), true)).toEqual({})
  })

  it('what was asked for is in force only when somebody has compared it with what runs', () => {
    expect([inForceOf(aLab()), inForceOf(aLab({ status: { conditions: [judged()] } }))]).toEqual(['unjudged', 'inForce'])
    expect(
      inForceOf(aLab({ status: { conditions: [judged({ status: 'False', reason: 'RestartToApply', params: { fields: ['image'] } })] } })),
    ).toBe('waits')
    expect(inForceOf(aLab({ status: { state: 'provisioning', conditions: [judged()] } }))).toBe('bringing')
    expect(inForceOf(aLab({ status: { state: 'failed', conditions: [judged()] } }))).toBe('givenUp')
  })

  it('a change of the wish is under way until somebody has compared its generation with what runs', () => {
    expect(inForceOf(aLab({ metadata: { generation: 3 }, status: { observedGeneration: 2 } }))).toBe('bringing')
    expect(
      inForceOf(aLab({ metadata: { generation: 3 }, status: { observedGeneration: 2, conditions: [judged({ observedGeneration: 2 })] } })),
    ).toBe('bringing')
    expect(inForceOf(aLab({ metadata: { generation: 3 }, status: { state: 'expired', observedGeneration: 2 } }))).toBe('atRest')
    expect(inForceOf(aLab({ status: { observedGeneration: undefined } }))).toBe('never')
    expect(inForceOf(aLab({ metadata: { deletionTimestamp: '2026-01-05T11:00:00Z' } }))).toBe('ending')
  })

  it("an absolute end wins over a duration, the lab's over the template's, that over the settings'", () => {
    const lab = (spec: Partial<StoredLab['spec']> = {}) => aLab({ spec })
    expect(desiredEnd(lab({ duration: '1h', endsAt: '2026-01-05T12:00:00Z' }), template, '1h')).toEqual({
      is: 'at',
      at: Date.parse('2026-01-05T12:00:00Z'),
    })
    expect(desiredEnd(lab({ duration: '45m' }), template, '1h')).toEqual({ is: 'after', duration: '45m', by: 'lab' })
    expect(desiredEnd(lab(), template, '1h')).toEqual({ is: 'after', duration: '2h', by: 'template' })
    expect(desiredEnd(lab(), undefined, '1h')).toEqual({ is: 'after', duration: '1h', by: 'settings' })
    expect(desiredEnd(lab({ duration: 'none' }), template, '1h')).toEqual({ is: 'never' })
    const anew = aLab({
      spec: { endsAt: '2026-01-05T10:00:00Z', restartAt: '2026-01-05T10:10:00Z', duration: '45m' },
      status: { ...running, readyAt: '2026-01-05T10:11:00Z' },
    })
    expect([desiredEnd(anew, template, '1h'), endAgreement(anew)]).toEqual([{ is: 'after', duration: '45m', by: 'lab' }, 'same'])
  })

  it('an end that was moved is under way until the engine has taken it over', () => {
    const lab = (expiresAt: string) => aLab({ spec: { endsAt: '2026-01-05T12:00:00Z' }, status: { ...running, expiresAt } })
    expect([endAgreement(lab('2026-01-05T11:30:00.000Z')), endAgreement(lab('2026-01-05T12:00:00.000Z'))]).toEqual(['waiting', 'same'])
  })

  it('a lab that was deleted while it ran has ended then, and not when its time would have been over', () => {
    const deletedAt = Date.parse('2026-01-05T10:20:00Z')
    const lab = aLab({ status: { ...running, state: 'deleted', expiresAt: '2026-01-05T12:00:00.000Z' } })
    const rows = overviewRows(
      { lab, isGone: true, deletedAt },
      { template, settings, live: {}, now: NOW, language: 'en', defaultDuration: '1h', t },
    )
    expect(rows.find(({ name }) => name === 'end')?.title).toBe(exact(deletedAt, 'en'))
  })

  it('limits of the lab go over those of its template, one by one', () => {
    expect(desiredLimits(aLab({ spec: { resources: { cpu: 2 } } }), template, NOW)).toEqual({
      cpu: 2,
      memoryBytes: 512 * 2 ** 20,
      pids: 64,
    })
  })

  it('a next attempt is told as long as it is to come', () => {
    const lab = aLab({ status: { state: 'provisioning', retries: 2, retryAt: '2026-01-05T11:00:30Z' } })
    expect(attemptsOf(lab, settings, NOW)).toEqual({ used: 2, most: 3, nextAt: NOW + 30_000 })
    expect(attemptsOf(lab, settings, NOW + 31_000)).toEqual({ used: 2, most: 3 })
  })

  it('a lab that is planned for later is not late', () => {
    const lab = aLab({ spec: { scheduledStart: '2026-01-05T12:00:00Z' }, status: { state: 'pending' } })
    expect([desiredState(lab, NOW), desiredState(lab, NOW + 3_600_000)]).toEqual(['scheduled', 'running'])
  })
})
