import { describe, expect, it } from 'vitest'
import { startProgram } from '../fixtures/program'

const ROOT = new URL('../..', import.meta.url).pathname
/** As `npm run demo` runs it; npm itself would only stand between the signals. */
const DEMO = [process.execPath, 'src/hosts/launch.mjs', 'demo']

describe('npm run demo, as a process', () => {
  it.each([
    ['the whole story', [], ['stuck-lab is FAILED', 'quick-quiz-lab is DELETED']],
    ['the small one', ['--simple'], ['python-basics-lab is READY', 'web-dev-lab is READY']],
  ] as const)('%s, simulated, ends by itself, well, and leaves nothing behind', async (_name, options, told) => {
    const began = performance.now()
    const run = startProgram([...DEMO, '--provisioner', 'simulated', ...options], { cwd: ROOT })
    expect(await run.ended).toBe(0)
    for (const words of told) expect(run.lines.some((line) => line.includes(words))).toBe(true)
    expect(run.lines.slice(-2)).toEqual(['Nothing is left: no lab, no container.', '✨ Demo completed!'])
    expect(run.lines.filter((line) => line.includes(' - ERROR - '))).toEqual([])
    expect(performance.now() - began).toBeLessThan(90_000)
  })

  it('says what it takes, and takes nothing else', async () => {
    const run = startProgram([...DEMO, '--provisioner', 'cloud'], { cwd: ROOT })
    expect(await run.ended).toBe(1)
  })
})
