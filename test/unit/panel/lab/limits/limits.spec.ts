import { LANGUAGES } from '../../../../../src/contract/languages/language'
import { describe, expect, it } from 'vitest'
import { aboveLimit } from '../../../../../renderer/lab/limits/above-limit'
import { dayOf, formFor, limitMistakes, limitsPatch, momentOfTime, moreMemoryPatch } from '../../../../../renderer/lab/limits/limits-form'
import type { LimitsForm } from '../../../../../renderer/lab/limits/limits-form'
import { memoryQuantity, memoryText, memoryTyped, moreMemory } from '../../../../../renderer/lab/limits/memory'
import { aLab } from '../../lab-details/a-lab'

const [MIB, GIB] = [2 ** 20, 2 ** 30]
/** A day of this machine's own clock, whatever its zone. */
const at = (hours: number, minutes: number, day = 10) => new Date(2026, 2, day, hours, minutes).getTime()
const NOW = at(10, 0)
const form = (typed: Partial<LimitsForm> = {}): LimitsForm => ({ memory: '', cpu: '', pids: '', lasts: 'forGood', at: '', ...typed })
const one = { now: NOW, isForMany: false }
const many = { now: NOW, isForMany: true }

describe('memory', () => {
  it.each([
    ['512', 512 * MIB],
    ['512Mi', 512 * MIB],
    ['512 MiB', 512 * MIB],
    ['1,5 GB', 1.5 * GIB],
    ['1.5g', 1.5 * GIB],
    ['1', undefined],
    ['much', undefined],
    ['9999 GB', undefined],
  ])('%s', (text, bytes) => {
    expect(memoryTyped(text)).toBe(bytes)
  })

  it('is read again as it was shown, in every language', () => {
    for (const bytes of [64 * MIB, 1023 * MIB, 1.5 * GIB, 16 * GIB])
      for (const language of LANGUAGES) expect(memoryTyped(memoryText(bytes, language))).toBe(bytes)
    expect([memoryQuantity(512 * MIB), memoryQuantity(GIB), memoryQuantity(1.5 * GIB)]).toEqual(['512Mi', '1Gi', '1536Mi'])
  })

  it('after an end for want of it is doubled, up to what is sensible', () => {
    expect([512 * MIB, 8 * GIB, 12 * GIB].map((had) => moreMemory({ had, wanted: had }))).toEqual([GIB, 16 * GIB, undefined])
    expect(moreMemory({ had: 64 * MIB, wanted: GIB })).toBe(GIB)
    expect(moreMemory({ had: undefined, wanted: 64 * MIB })).toBe(128 * MIB)
  })
})

describe('limits until a time', () => {
  it("are today's time if it is still to come, else tomorrow's", () => {
    expect([
      momentOfTime('11:30', NOW),
      momentOfTime('09:30', NOW),
      momentOfTime('10:00', NOW),
      momentOfTime('25:00', NOW),
      momentOfTime('', NOW),
    ]).toEqual([at(11, 30), at(9, 30, 11), at(10, 0, 11), undefined, undefined])
    expect([dayOf(at(11, 30), NOW), dayOf(at(9, 30, 11), NOW), dayOf(at(9, 30, 14), NOW)]).toEqual(['today', 'tomorrow', 'later'])
  })

  it('keep the day that another program had given them', () => {
    const lab = aLab({ spec: { resources: { cpu: 2 }, resourcesUntil: new Date(at(11, 30, 14)).toISOString() } })
    const before = formFor([lab], NOW, 'en')
    expect(before).toEqual(form({ cpu: '2', lasts: 'until', at: '11:30' }))
    expect(limitsPatch(lab, before, one).resourcesUntil).toBe(lab.spec.resourcesUntil)
    expect(limitsPatch(lab, { ...before, at: '11:31' }, one).resourcesUntil).toBe(new Date(at(11, 31)).toISOString())
  })

  it('that are over are not shown, and do not come back with a new limit', () => {
    const lab = aLab({ spec: { resources: { cpu: 2 }, resourcesUntil: new Date(at(9, 0)).toISOString() } })
    expect(formFor([lab], NOW, 'en')).toEqual(form())
    expect(limitsPatch(lab, form({ memory: '1 GiB' }), many)).toEqual({
      resources: { memory: '1Gi', cpu: null, pids: null },
      resourcesUntil: null,
    })
    expect(moreMemoryPatch(lab, '1Gi', NOW)).toEqual({ resources: { memory: '1Gi', cpu: null, pids: null }, resourcesUntil: null })
  })
})

describe('the patch of limits', () => {
  const lab = aLab({ spec: { resources: { cpu: 2, memory: '256Mi' } } })

  it('of one lab takes away what was emptied, of many leaves it as it is', () => {
    expect(limitsPatch(lab, form({ memory: '1 GiB' }), one).resources).toEqual({ memory: '1Gi', cpu: null, pids: null })
    expect(limitsPatch(lab, form({ memory: '1 GiB' }), many).resources).toEqual({ memory: '1Gi', cpu: 2, pids: null })
    expect(limitsPatch(lab, form(), one)).toEqual({ resources: null, resourcesUntil: null })
  })

  it('of more memory keeps the other limits of its own', () => {
    expect(moreMemoryPatch(lab, '1Gi', NOW).resources).toEqual({ memory: '1Gi', cpu: 2, pids: null })
  })

  it('is not made of what no lab can have', () => {
    expect(limitMistakes(form({ memory: '1', cpu: '0', pids: '1.5', lasts: 'until', at: '' }), NOW)).toEqual({
      memory: 'memory',
      cpu: 'cpu',
      pids: 'pids',
      at: 'at',
    })
    expect(limitMistakes(form({ memory: '64', cpu: '0,5', pids: '64', lasts: 'until', at: '11:30' }), NOW)).toEqual({})
  })
})

describe('the warning', () => {
  const uses = [
    { name: 'ada', memoryBytes: 400 * MIB },
    { name: 'bob', memoryBytes: 300 * MIB },
    { name: 'cy', memoryBytes: 20 * MIB },
  ]

  it('names how many use more now than they are to have, and the largest', () => {
    expect(aboveLimit(uses, 256 * MIB)).toEqual({ count: 2, most: uses[0] })
    expect([aboveLimit(uses, 400 * MIB), aboveLimit(uses, undefined)]).toEqual([undefined, undefined])
  })
})
