import { describe, expect, it } from 'vitest'
import type { LiveFact } from '../../../src/core/live/live-facts'
import { LiveFactsBoard } from '../../../src/core/live/live-facts-board'

const LAB = 'LabInstance/student-labs/python-basics-lab'
const OTHER = 'LabInstance/student-labs/web-dev-lab'

function watched(board: LiveFactsBoard) {
  const heard: (readonly [string, LiveFact])[] = []
  board.onDidChange((key, fact) => heard.push([key, fact]))
  return heard
}

describe('live facts', () => {
  it('joins what is set and takes away what is set to undefined', () => {
    const board = new LiveFactsBoard()
    board.set(LAB, { confirmedAt: 100, queuePosition: 2 })
    board.set(LAB, { queuePosition: undefined, cpuPercent: 12 })
    expect(board.get(LAB)).toEqual({ confirmedAt: 100, cpuPercent: 12 })
  })

  it('says nothing when nothing changed', () => {
    const board = new LiveFactsBoard()
    board.set(LAB, { queuePosition: 1 })
    const heard = watched(board)
    board.set(LAB, { queuePosition: 1 })
    board.set(OTHER, { queuePosition: undefined })
    board.forget(OTHER)
    expect(heard).toEqual([])
  })

  it('confirms every lab of an unchanged world at once, and no lab of another', () => {
    const board = new LiveFactsBoard()
    board.set(LAB, { world: 'docker', confirmedAt: 100 })
    board.set(OTHER, { world: 'simulated', confirmedAt: 100 })
    const heard = watched(board)
    board.confirmProvisioner('docker', 200)
    expect([board.get(LAB).confirmedAt, board.get(OTHER).confirmedAt, heard]).toEqual([200, 100, []])
  })

  it("takes the newer of the lab's own moment and its world's", () => {
    const board = new LiveFactsBoard()
    board.confirmProvisioner('docker', 100)
    board.set(LAB, { world: 'docker', confirmedAt: 150 })
    expect(board.get(LAB).confirmedAt).toBe(150)
  })

  it('keeps the moment up to which a lab was confirmed when it leaves its world', () => {
    const board = new LiveFactsBoard()
    board.set(LAB, { world: 'docker', confirmedAt: 100 })
    board.confirmProvisioner('docker', 200)
    board.set(LAB, { world: undefined })
    board.confirmProvisioner('docker', 300)
    expect(board.get(LAB)).toEqual({ confirmedAt: 200 })
  })

  it('tells of a confirmed world once', () => {
    const board = new LiveFactsBoard()
    const heard: unknown[] = []
    const leave = board.onDidConfirmProvisioner((confirmed) => heard.push(confirmed))
    board.confirmProvisioner('docker', 200)
    board.confirmProvisioner('docker', 200)
    leave()
    board.confirmProvisioner('docker', 300)
    expect(heard).toEqual([{ world: 'docker', at: 200 }])
  })

  it('follows the wall clock when somebody sets it back', () => {
    const board = new LiveFactsBoard()
    board.set(LAB, { world: 'docker' })
    board.confirmProvisioner('docker', 5_000)
    board.confirmProvisioner('docker', 1_000)
    expect(board.get(LAB).confirmedAt).toBe(1_000)
  })

  it('forgets, and lists only what it knows', () => {
    const board = new LiveFactsBoard()
    board.set(LAB, { world: 'docker' })
    board.set(OTHER, { queuePosition: 1 })
    board.confirmProvisioner('docker', 7)
    const heard = watched(board)
    board.forget(OTHER)
    expect({ entries: [...board.entries()], heard }).toEqual({
      entries: [[LAB, { world: 'docker', confirmedAt: 7 }]],
      heard: [[OTHER, {}]],
    })
  })

  it('survives a listener that throws, and logs it', () => {
    const logged: string[] = []
    const error = (message: string): void => void logged.push(message)
    const board = new LiveFactsBoard({ log: { debug() {}, info() {}, warn() {}, error } })
    board.onDidChange(() => {
      throw new Error('broken')
    })
    const heard = watched(board)
    board.set(LAB, { queuePosition: 1 })
    expect([heard.length, logged.length]).toEqual([1, 1])
  })
})
