import type { z } from 'zod'

/**
 * Puts a validator of sentences into a schema: `z.string().check(saying(emailProblems))`. The schema stays the one place that
 * knows what a field may hold.
 */
export function saying<Value>(problemsIn: (value: Value) => readonly string[]): z.core.CheckFn<Value> {
  return ({ value, issues }) => {
    for (const message of problemsIn(value)) issues.push({ code: 'custom', message, input: value, continue: true })
  }
}
