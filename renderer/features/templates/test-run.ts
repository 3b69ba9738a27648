import type { LabTemplate } from '../../../src/contract/words'

/** Not under the engine's own prefix, which is closed to clients. */
const TEST_RUN_LABEL = 'panel.neuroglia.com/test-run'
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A name is a DNS label of 63 at most; Docker's name is made of it. */
const LONGEST_TEMPLATE = 40

/** One lab of this template, for the instructor's own eyes, gone after ten minutes at the latest. `chance`: 0 to below 1. */
export function testRunOf({ metadata: { name } }: LabTemplate, chance: () => number) {
  const suffix = Array.from({ length: 4 }, () => LETTERS[Math.floor(chance() * LETTERS.length)]).join('')
  const start = name
    .slice(0, LONGEST_TEMPLATE)
    .replace(/[^a-z0-9]+$/, '')
    .replaceAll('.', '-')
  return {
    metadata: { name: `test-${start}-${suffix}`, labels: { [TEST_RUN_LABEL]: 'true' } },
    spec: { template: name, studentEmail: 'test-run@localhost.localdomain', studentName: 'Test run', duration: '10m' },
  }
}
