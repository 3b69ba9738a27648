import type { z } from 'zod'
import type { Problem } from '../format/parsed'

/**
 * Puts a validator into a schema: `z.string().check(saying(emailProblems))`. The schema stays the one place that knows what a field may
 * hold. The message of an issue is the code of its sentence; so it is in a schema's own patterns.
 */
export function checkWith<Value>(problemsIn: (value: Value) => readonly Problem[]): z.core.CheckFn<Value> {
  return ({ value, issues }) => {
    for (const { code, params = {} } of problemsIn(value))
      issues.push({ code: 'custom', message: code, params, input: value, continue: true })
  }
}
