import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advance, FEW_DOTS, addSteps, isIdle, linesFor, MOST_DOTS, NO_DOTS } from '../../../../renderer/features/engine/picture/dots'
import type { Dots } from '../../../../renderer/features/engine/picture/dots'
import type { JourneyStep } from '../../../../src/contract/journey'

const STEPS = ['written', 'noticed', 'taken', 'acted', 'done', 'later', 'failed', 'found'] as const
const step = (name: string, what: JourneyStep['step'] = 'written'): JourneyStep => ({ step: what, key: `LabInstance/class/${name}`, at: 0 })
const beats = (state: Dots, count: number): Dots => Array.from({ length: count }).reduce<Dots>(advance, state)
const shown = (state: Dots): readonly string[] => state.dots.map((dot) => `${dot.name} ${dot.step.step}`)

describe('dots in the picture of the pattern', () => {
  it('shows each station a lab comes to, in order, one with every beat', () => {
    let state = addSteps(NO_DOTS, [step('ada'), step('ada', 'noticed'), step('ada', 'taken'), step('ada', 'acted'), step('ada', 'done')])
    const seen = [shown(state)]
    for (let turn = 0; turn < 5; turn++) seen.push(shown((state = advance(state))))
    expect(seen.flat()).toEqual(['ada written', 'ada noticed', 'ada taken', 'ada acted', 'ada done', 'ada done'])
  })

  it('lets a dot go after it is done, and keeps one that is still under way for longer', () => {
    const state = beats(addSteps(NO_DOTS, [step('ada', 'done'), step('bob', 'taken')]), 7)
    expect(shown(state)).toEqual(['bob taken'])
    expect(isIdle(beats(state, 20))).toBe(true)
  })

  it('counts who finds no free line instead of losing them, until they are done', () => {
    const labs = Array.from({ length: MOST_DOTS + 8 }, (_, index) => step(`lab-${index}`))
    const state = addSteps(NO_DOTS, labs)
    expect([state.dots.length, state.crowd.size]).toEqual([MOST_DOTS, 8])
    expect(isIdle(beats(state, 40))).toBe(true)
  })

  it('keeps room for a few, then for all there are lines for, and gives none of it back', () => {
    const many = (count: number) =>
      addSteps(
        NO_DOTS,
        Array.from({ length: count }, (_, index) => step(`lab-${index}`)),
      )
    const rooms = [1, FEW_DOTS, FEW_DOTS + 1, 1].reduce<number[]>(
      (before, count) => [...before, linesFor(many(count), before.at(-1) ?? FEW_DOTS)],
      [],
    )
    expect(rooms).toEqual([FEW_DOTS, FEW_DOTS, MOST_DOTS, MOST_DOTS])
  })

  it('gives a lab of the crowd a line of its own as soon as one is free', () => {
    const full = addSteps(
      NO_DOTS,
      Array.from({ length: MOST_DOTS + 1 }, (_, index) => step(`lab-${index}`, index === 0 ? 'done' : 'written')),
    )
    const state = beats(full, 7)
    expect(full.crowd.size).toBe(1)
    expect(state.crowd.size).toBe(0)
    expect(state.dots.find(({ name }) => name === `lab-${MOST_DOTS}`)?.lane).toBe(0)
  })

  it('counts the steps that a dot leaves out when they come faster than anybody can watch', () => {
    const state = addSteps(
      NO_DOTS,
      Array.from({ length: 40 }, (_, index) => step('ada', index % 2 === 0 ? 'written' : 'noticed')),
    )
    const [dot] = state.dots
    expect(1 + (dot?.pending.length ?? 0) + (dot?.skipped ?? 0)).toBe(40)
    expect(dot?.pending.length).toBeLessThan(15)
  })

  it('makes one hop of what follows each other at one station, and says what came of it', () => {
    const state = addSteps(NO_DOTS, [step('ada'), step('ada', 'taken'), step('ada', 'later'), step('ada', 'taken'), step('ada', 'done')])
    expect([shown(advance(state)), state.dots[0]?.skipped]).toEqual([['ada done'], 0])
  })

  it('is bounded and keeps every lane for one lab, whatever happens', () => {
    const heard = fc.record({ name: fc.integer({ min: 0, max: 40 }).map((n) => `lab-${n}`), what: fc.constantFrom(...STEPS) })
    fc.assert(
      fc.property(fc.array(fc.oneof(heard, fc.constant(undefined)), { maxLength: 200 }), (moves) => {
        const state = moves.reduce<Dots>(
          (before, move) => (move === undefined ? advance(before) : addSteps(before, [step(move.name, move.what)])),
          NO_DOTS,
        )
        const lanes = state.dots.map(({ lane }) => lane)
        const both = state.dots.filter(({ key }) => state.crowd.has(key))
        expect([lanes.length <= MOST_DOTS, new Set(lanes).size === lanes.length, both]).toEqual([true, true, []])
      }),
    )
  })
})
