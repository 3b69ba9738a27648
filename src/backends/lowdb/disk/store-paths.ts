import { join } from 'node:path'

/** What lies in a data directory. */
export interface StorePaths {
  readonly directory: string
  readonly snapshot: string
  readonly backup: string
  readonly installation: string
  readonly lock: string
  /** Put there by a person who wants to begin with nothing. */
  readonly startEmpty: string
  journal(number: number): string
}

export function storePaths(directory: string): StorePaths {
  return {
    directory,
    snapshot: join(directory, 'state.json'),
    backup: join(directory, 'state.json.bak'),
    installation: join(directory, 'installation.json'),
    lock: join(directory, 'store.lock'),
    startEmpty: join(directory, 'START-EMPTY'),
    journal: (number) => join(directory, `journal-${number}.log`),
  }
}

/** 4 for `journal-4.log`. */
export function journalNumber(name: string): number | undefined {
  const digits = /^journal-(\d+)\.log$/.exec(name)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** Left behind by a process that was killed while writing. */
export function isTemporary(name: string): boolean {
  return /^(state\.json\..*|journal-\d+\.log|installation\.json|.*\.corrupt-.*|store\.lock\..*)\.tmp$/.test(name)
}
