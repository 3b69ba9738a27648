import { describe, expect, it } from 'vitest'
import { SimulatedShell } from '../../../src/provisioners/simulated/simulated-shell'

function aShell(files: readonly string[] = []) {
  const shell = new SimulatedShell({ labName: 'lab-ada', directory: '/work', environment: { COURSE: 'networks' }, files: () => files })
  return { shell, says: (line: string) => shell.type(`${line}\r`).text.split('\r\n').slice(1, -1).join('\n') }
}

describe('the practice shell', () => {
  it('says at once that it is not a real one', () => {
    expect(aShell().shell.greeting()).toMatch(/practice engine: no container runs/)
  })

  it.each([
    ['echo one  two', 'one two'],
    ['pwd', '/work'],
    ['ls', 'work.txt'],
    ['env', 'COURSE=networks'],
    ['', ''],
    ['rm -rf /', 'sh: rm: not found (practice engine; try help)'],
  ])('%j says %j', (line, said) => {
    expect(aShell(['work.txt']).says(line)).toBe(said)
  })

  it('shows each key, takes back what is erased, and lets arrows be', () => {
    const { shell } = aShell()
    expect(['e', 'x', '\u007f', '\u001b[A', '\u001bOB'].map((key) => shell.type(key).text)).toEqual(['e', 'x', '\b \b', '', ''])
    expect(shell.type('cho 你\u007f好\r').text).toContain('\r\n好\r\n')
  })

  it.each([
    ['exit 7\r', 7],
    ['exit\r', 0],
    ['nonsense\rexit\r', 127],
    ['exit 300\r', 44],
    ['exit x\r', 2],
    ['\u0004', 0],
    ['half\u0003\u0004', 130],
  ])('%j ends it with %i', (typed, code) => {
    expect(aShell().shell.type(typed).exitCode).toBe(code)
  })
})
