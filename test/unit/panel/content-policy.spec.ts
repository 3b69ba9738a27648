import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js'
import { Severity } from 'csp_evaluator/dist/finding.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'
import { expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../../src/hosts/panel/security-headers'

// Its "maybe" about 'self' is for servers with JSONP or uploads; ours serves the built files and nothing else.
const findings = (policy: string) =>
  new CspEvaluator(new CspParser(policy).csp).evaluate().filter(({ severity }) => severity <= Severity.MEDIUM)

it("#4 Google's evaluator finds nothing high or medium in the panel's policy, and would", () => {
  expect(
    findings(contentSecurityPolicy('c29tZXRoaW5nIHJhbmRvbQ')).map(({ directive, description }) => `${directive}: ${description}`),
  ).toEqual([])
  expect(findings("script-src 'unsafe-inline' *")).not.toEqual([])
})

it('#4 text becomes neither markup nor code by being assigned, and nobody but Vue may make an exception', () => {
  expect(contentSecurityPolicy('n').split('; ')).toEqual(
    expect.arrayContaining(["require-trusted-types-for 'script'", 'trusted-types vue']),
  )
})
