import { writeFileSync } from 'node:fs'

/**
 * Writes what one vitest run came to, reasons of skips included (the built-in JSON reporter leaves them out), to the
 * file that LAB_TEST_RESULT names.
 *
 * @typedef {{ passed: number, failed: string[], skipped: { name: string, reason: string }[], ran: string[] }} Result
 *   `ran`: the projects that had a test which ran
 */
export default class ResultReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly { message?: string }[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {Result} */
    const result = { passed: 0, failed: [], skipped: [], ran: [] }
    for (const module of modules) addModule(result, module)
    for (const error of unhandledErrors) result.failed.push(`an error nobody caught: ${error.message ?? 'without a message'}`)
    const file = process.env.LAB_TEST_RESULT
    if (file) writeFileSync(file, JSON.stringify(result))
  }
}

/**
 * @param {Result} result
 * @param {import('vitest/node').TestModule} module
 */
function addModule(result, module) {
  const before = result.passed + result.failed.length
  if (module.errors().length > 0) result.failed.push(`${module.relativeModuleId} did not load`)
  for (const test of module.children.allTests()) {
    const name = `${module.relativeModuleId} > ${test.fullName}`
    const { state, note } = /** @type {{ state: string, note?: string }} */ (test.result())
    if (state === 'passed') result.passed++
    else if (state === 'skipped' && note) result.skipped.push({ name, reason: note })
    else if (state === 'skipped') result.failed.push(`${name} is skipped without a reason: say it with context.skip('because ...')`)
    else result.failed.push(name)
  }
  const { name } = module.project
  if (result.passed + result.failed.length > before && !result.ran.includes(name)) result.ran.push(name)
}
