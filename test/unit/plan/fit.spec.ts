import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { driftOf } from '../../../src/core/plan/drift'
import { fingerprint, isReplaceable, limitsFor, marksOf, misfits, startMisfits } from '../../../src/core/plan/fit'
import { planFor } from '../../../src/core/plan/lab-plan'
import type { Described, Observation } from '../../../src/core/provisioner/observation'
import { aLab, aTemplate, at, NOON } from '../../fixtures/a-lab'

const plan = planFor(
  aLab({ spec: { environment: { A: '1' } } }),
  aTemplate({ command: ['serve'], workDir: '/work', capabilities: ['CHOWN'] }),
  NOON,
)
const seen = (parts: Partial<Observation> = {}): Observation => ({
  uid: plan.uid,
  condition: 'running',
  containerId: 'c'.repeat(64),
  ports: {},
  ...parts,
})
const described: Described = {
  image: plan.image,
  command: ['serve'],
  environment: ['PATH=/bin', 'A=1'],
  user: '1000:1000',
  ports: [8080],
  workDirs: ['/work', '/run/lab-work/work'],
  hasWritableRoot: false,
  capabilities: ['CHOWN'],
}

describe('whether a container fits a plan', () => {
  it('whatever the environment: it fits exactly if every name and every value is the same', () => {
    const environment = fc.dictionary(fc.stringMatching(/^[A-Z]{1,3}$/), fc.string())
    fc.assert(
      fc.property(environment, environment, (made, wanted) => {
        const differing = [...new Set([...Object.keys(made), ...Object.keys(wanted)])].filter((name) => made[name] !== wanted[name])
        const fields = misfits({ ...plan, environment: wanted }, seen({ madeFor: marksOf({ ...plan, environment: made }) }))
        expect(fields.toSorted()).toEqual(differing.map((name) => `environment.${name}`).toSorted())
      }),
    )
  })

  it('the marks of a container tell neither a value of the environment nor a command', () => {
    const marks = JSON.stringify(marksOf({ ...plan, environment: { PASSWORD: 'hunter2' }, command: ['run', '--token=abc'] }))
    expect(marks).not.toMatch(/hunter2|abc/)
  })

  it('a field that the marks of an earlier version do not have is not judged: an upgrade marks no lab', () => {
    const { user: _user, capabilities: _capabilities, ...earlier } = marksOf(plan)
    expect(misfits({ ...plan, user: '7:7' }, seen({ madeFor: earlier }))).toEqual([])
  })

  it('a container without marks is judged by what the world says of it, and where that says nothing it fits', () => {
    expect([misfits(plan, seen({ described })), misfits(plan, seen())]).toEqual([[], []])
    const others: readonly (readonly [string, Partial<Described>])[] = [
      ['image', { image: 'other' }],
      ['command', { command: ['other'] }],
      ['ports', { ports: [9090] }],
      ['workDir', { workDirs: [] }],
      ['writable', { hasWritableRoot: true }],
      ['capabilities', { capabilities: [] }],
      ['environment.A', { environment: ['A=2'] }],
    ]
    expect(others.map(([, change]) => misfits(plan, seen({ described: { ...described, ...change } })))).toEqual(
      others.map(([field]) => [field]),
    )
  })

  it("an image's own command, user and variables are no misfit of a plan that names none", () => {
    const { command: _command, ...plain } = plan
    expect(
      misfits(plain, seen({ described: { ...described, command: ['from', 'the image'], user: 'jovyan', environment: ['A=1', 'LANG=C'] } })),
    ).toEqual([])
  })

  it('a newer image under the same name is said once, with or without marks', () => {
    const newer = { hasNewerImage: true }
    expect([
      misfits(plan, seen({ ...newer, madeFor: marksOf(plan) })),
      misfits({ ...plan, image: 'x' }, seen({ ...newer, madeFor: marksOf(plan) })),
    ]).toEqual([['image'], ['image']])
  })

  it("to be started as it is, it must be on the network and bound to the lab's ports, too", () => {
    const bound = { ...plan, hostPorts: { 8080: 20_001 } }
    const fields = (parts: Partial<Observation>) => startMisfits(bound, seen({ madeFor: marksOf(bound), ...parts }))
    expect([
      fields({ bindings: { 8080: 20_001 } }),
      fields({}),
      fields({ bindings: { 8080: 0 } }),
      fields({ bindings: { 8080: 20_002 } }),
      fields({ isCutOff: true }),
    ]).toEqual([[], [], ['ports'], ['ports'], ['network']])
  })

  it("is replaced only if it holds nothing beside the student's folder", () => {
    expect([isReplaceable(seen()), isReplaceable(seen({ holds: [] })), isReplaceable(seen({ holds: ['/data'] }))]).toEqual([
      true,
      true,
      false,
    ])
  })

  it("limits: the lab's own at once, the template's as the container was made, or as the world has them", () => {
    const template = (memory: string) => aTemplate({ resources: { cpu: 1, memory, pids: 10 } })
    const made = planFor(aLab(), template('64Mi'), NOON)
    const now = planFor(aLab({ spec: { resources: { cpu: 2 } } }), template('128Mi'), NOON)
    const actual = { cpu: 1, memoryBytes: 32 << 20, pids: 5 }
    expect([limitsFor(now, seen({ madeFor: marksOf(made) })), limitsFor(now, seen({ limits: actual })), now.limits]).toEqual([
      { cpu: 2, memoryBytes: 64 << 20, pids: 10 },
      { cpu: 2, memoryBytes: 32 << 20, pids: 5 },
      { cpu: 2, memoryBytes: 128 << 20, pids: 10 },
    ])
  })

  it("limits for a while are the template's again at that very moment", () => {
    const lab = aLab({ spec: { resources: { cpu: 2 }, resourcesUntil: at(1_000) } })
    const cpuAt = (now: number) => planFor(lab, aTemplate({ resources: { cpu: 1 } }), now).limits.cpu
    expect([cpuAt(NOON + 999), cpuAt(NOON + 1_000)]).toEqual([2, 1])
  })

  it('fingerprints of different texts differ', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(fingerprint(one) === fingerprint(other)).toBe(one === other)
      }),
    )
  })
})

describe('drift', () => {
  const status = { state: 'ready', containerId: 'c'.repeat(64), ports: { 8080: 20_001 } } as const
  const bound = { ...plan, hostPorts: { 8080: 20_001 } }
  const inOrder = seen({ ports: { 8080: 20_001 }, madeFor: marksOf(bound) })

  it.each<[string | undefined, Partial<Observation>]>([
    [undefined, {}],
    ['missing', { condition: 'absent' }],
    ['created', { condition: 'created' }],
    ['stopped', { condition: 'exited' }],
    ['stopped', { condition: 'dead' }],
    ['paused', { condition: 'paused' }],
    ['unsettled', { condition: 'removing' }],
    ['unsettled', { condition: 'restarting' }],
    ['replaced', { containerId: 'd'.repeat(64) }],
    ['cutOff', { isCutOff: true }],
    ['portMoved', { ports: { 8080: 30_000 } }],
    ['portMoved', { ports: {} }],
    ['otherPlan', { madeFor: marksOf({ ...bound, image: 'x' }) }],
  ])('%s', (type, parts) => {
    expect(driftOf(status, bound, { ...inOrder, ...parts })?.type).toBe(type)
  })

  it('without a template nothing can be wanted of a lab but that it runs where it did', () => {
    expect(driftOf(status, undefined, { ...inOrder, madeFor: marksOf({ ...bound, image: 'x' }) })).toBeUndefined()
  })
})
