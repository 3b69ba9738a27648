import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aClass, ClassWorld, MINUTE } from '../../fixtures/a-class'
import { at, NOON } from '../../fixtures/a-lab'

const running = (spec = {}) => new ClassWorld(aClass(spec)).settle().start().settle()

describe('the labs of a class', () => {
  it('are one for each student and template, under the same name whenever it is asked', () => {
    const world = running({ templates: ['web-dev', 'shell'] })
    expect(world.labs.size).toBe(4)
    const names = [...world.labs.keys()]
    expect(names.every((name) => name.length <= 63 && /^[a-z0-9-]+$/.test(name))).toBe(true)
    expect(running({ templates: ['shell', 'web-dev'] }).labs.has(names[0] ?? '')).toBe(true)
  })

  it('are made for a latecomer, and nobody else is touched', () => {
    const world = running()
    const before = world.lab('ada')
    world.change({ roster: [...world.cls.spec.roster, { studentEmail: 'grace@example.com' }] }).settle()
    expect(world.has('grace')).toBe(true)
    expect(world.lab('ada')).toBe(before)
  })

  it('are the same for an e-mail in another case', () => {
    const world = running()
    world.change({ roster: [{ studentEmail: 'ADA@example.com', studentName: 'Ada' }, { login: 'alan' }] }).settle()
    expect(world.labs.size).toBe(2)
  })

  it('of who left the list stay until a person releases them', () => {
    const world = running()
    world.change({ roster: world.cls.spec.roster.slice(0, 1) }).settle()
    expect(world.plan().pending.map(({ metadata }) => metadata.name)).toEqual([world.lab('alan').metadata.name])
    world.release('alan').settle()
    expect([world.has('alan'), world.has('ada')]).toEqual([false, true])
  })

  it('of a template that was taken out wait for a person as well', () => {
    const world = running({ templates: ['web-dev', 'shell'] })
    world.change({ templates: ['web-dev'] }).settle()
    expect(world.plan().pending).toHaveLength(2)
  })

  it('that a person deleted are not made again by themselves; a wish to begin afresh does that', () => {
    const world = running().takeAway('ada').settle()
    expect(world.has('ada')).toBe(false)
    world.now = NOON + MINUTE
    const [ada, ...others] = world.cls.spec.roster
    world.change({ roster: [{ ...ada, afreshAt: at(MINUTE) }, ...others] }).settle()
    expect(world.has('ada')).toBe(true)
  })

  it('made afresh are taken away first, once', () => {
    const world = running()
    const old = world.lab('ada').metadata.uid
    world.now = NOON + MINUTE
    const [ada, ...others] = world.cls.spec.roster
    world.change({ roster: [{ ...ada, afreshAt: at(MINUTE) }, ...others] }).settle()
    expect(world.lab('ada').metadata.uid).not.toBe(old)
  })

  it('are not begun any more after the end', () => {
    const world = running()
    world.now = NOON + 46 * MINUTE
    world.change({ roster: [...world.cls.spec.roster, { login: 'late' }] }).settle()
    expect(world.has('late')).toBe(false)
  })
})

describe('one clock', () => {
  it('moves the end of all, and each keeps the minutes of its own', () => {
    const world = running({ roster: [{ studentEmail: 'ada@example.com', extraMinutes: 15 }, { login: 'alan' }] })
    expect([world.endOf('ada'), world.endOf('alan')]).toEqual([60, 45])
    world.change({ end: at(55 * MINUTE) }).settle()
    expect([world.endOf('ada'), world.endOf('alan')]).toEqual([70, 55])
  })

  it('knows of the minutes that a person gave one lab, and carries them along', () => {
    const world = running()
      .edit('ada', { spec: { endsAt: at(60 * MINUTE) } })
      .settle()
    expect(world.cls.spec.roster[0]).toMatchObject({ extraMinutes: 15 })
    world.change({ end: at(55 * MINUTE) }).settle()
    expect([world.endOf('ada'), world.endOf('alan')]).toEqual([70, 55])
  })

  it('keeps both when class and one lab are moved at the same moment', () => {
    const world = running()
      .edit('ada', { spec: { endsAt: at(60 * MINUTE) } })
      .change({ end: at(55 * MINUTE) })
      .settle()
    expect([world.endOf('ada'), world.endOf('alan')]).toEqual([70, 55])
  })

  it('never brings back a lab that a person ended', () => {
    const world = running()
    world.now = NOON + 20 * MINUTE
    world.edit('ada', { spec: { endsAt: at(20 * MINUTE) }, status: { state: 'expired', endedAt: at(20 * MINUTE) } }).settle()
    world.change({ end: at(90 * MINUTE) }).settle()
    expect([world.endOf('ada'), world.endOf('alan')]).toEqual([20, 90])
  })

  it('brings back those that it ended itself, when it is moved after the end', () => {
    const world = running()
    world.now = NOON + 46 * MINUTE
    world
      .edit('ada', { status: { state: 'expired', endedAt: at(45 * MINUTE) } })
      .change({ end: at(60 * MINUTE) })
      .settle()
    expect(world.endOf('ada')).toBe(60)
  })

  it('has no end where labs are kept running, and gets one when that is changed', () => {
    const world = running({ atEnd: 'keep' })
    expect(world.lab('ada').spec).toMatchObject({ duration: 'none' })
    expect(world.lab('ada').spec.endsAt).toBeUndefined()
    world.change({ atEnd: 'collect' }).settle()
    expect(world.endOf('ada')).toBe(45)
  })

  it('moves nothing that is a person’s own: restarts, a lab without an end, limits for a while', () => {
    const own = { restartAt: at(0), endsAt: undefined, resources: { cpu: 2 }, resourcesUntil: at(10 * MINUTE) }
    const world = running()
      .edit('ada', { spec: own as never })
      .settle()
    world.change({ end: at(60 * MINUTE) }).settle()
    expect(world.lab('ada').spec).toMatchObject({ restartAt: at(0), resources: { cpu: 2 } })
    expect(world.lab('ada').spec.endsAt).toBeUndefined()
    expect(world.cls.spec.roster[0]).not.toHaveProperty('resources')
  })

  it('a variable that a person gave one student is on the list from then on', () => {
    const world = running()
      .edit('ada', { spec: { environment: { SEED: '7' } } })
      .settle()
    expect(world.cls.spec.roster[0]).toMatchObject({ environment: { SEED: '7' } })
    expect(world.lab('ada').spec.environment).toEqual({ SEED: '7' })
  })

  it('says the same however its moves, a person’s and crashes come together', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('class' as const), minutes: fc.integer({ min: 20, max: 120 }) }),
      fc.record({ do: fc.constant('lab' as const), minutes: fc.integer({ min: 20, max: 200 }) }),
      fc.record({ do: fc.constant('run' as const), minutes: fc.constant(0) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const world = running()
        let [end, extra] = [45, 0]
        for (const { do: what, minutes } of steps) {
          if (what === 'run') world.run()
          if (what === 'class') world.change({ end: at(minutes * MINUTE) }).settle()
          if (what === 'lab') world.edit('ada', { spec: { endsAt: at(minutes * MINUTE) } }).settle()
          if (what === 'class') end = minutes
          if (what === 'lab') extra = minutes - end
        }
        world.settle()
        expect([world.endOf('ada'), world.endOf('alan')]).toEqual([end + extra, end])
      }),
    )
  })
})

describe('the phase of a class', () => {
  it('goes from planned to ended by its clock and its labs', () => {
    const world = new ClassWorld(aClass())
    world.now = NOON - MINUTE
    const phases = [world.settle().cls.status.phase]
    world.now = NOON
    phases.push(world.settle().cls.status.phase)
    phases.push(world.start().settle().cls.status.phase)
    world.edit('ada', { status: { state: 'provisioning' } })
    phases.push(world.settle().cls.status.phase)
    world.now = NOON + 45 * MINUTE
    phases.push(world.settle().cls.status.phase)
    for (const who of ['ada', 'alan']) world.edit(who, { status: { state: 'expired' } })
    phases.push(world.settle().cls.status.phase)
    expect(phases).toEqual(['planned', 'starting', 'running', 'running', 'ending', 'ended'])
  })

  it('wakes at its start and at each end', () => {
    const world = new ClassWorld(aClass({ roster: [{ login: 'ada', extraMinutes: 5 }, { login: 'alan' }] }))
    world.now = NOON - MINUTE
    expect(world.plan().wakeAt).toBe(NOON)
    world.now = NOON
    expect(world.plan().wakeAt).toBe(NOON + 45 * MINUTE)
    world.now = NOON + 45 * MINUTE
    expect(world.plan().wakeAt).toBe(NOON + 50 * MINUTE)
  })
})
