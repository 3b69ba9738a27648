import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LABS } from '../fixtures/http-client'
import { startTestServer, type TestServer } from '../fixtures/test-server'

const HEAD = 'apiVersion: lab.neuroglia.com/v1\nkind: LabInstance\nmetadata: {name: one}\n'
const SPEC = 'spec: {template: sample-lab, studentEmail: a@example.com}\n'
const laughs = [
  'a: &a [lol]',
  ...'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`),
].join('\n')

describe('a lab declared in hostile YAML', () => {
  let server: TestServer
  beforeEach(async () => void (server = await startTestServer()))
  afterEach(() => server.stop())

  const post = (body: string) => server.http.ask(LABS, { method: 'POST', body, headers: { 'content-type': 'application/yaml' } })
  const stored = async () => (JSON.parse((await server.http.ask(LABS)).text) as { items: { spec: { environment?: object } }[] }).items

  it.each([
    ['a billion laughs', `${HEAD}${laughs}`, 400],
    ['an anchor that holds itself', `${HEAD}spec: &s {template: *s}`, 400],
    ['a function', `${HEAD}spec: {template: !!js/function "function () { process.exit() }", studentEmail: a@example.com}`, 400],
    ['a merged __proto__', `${HEAD}${SPEC}<<: {__proto__: {polluted: 1}}`, 422],
    ['__proto__ itself', `${HEAD}${SPEC}__proto__: {polluted: 1}`, 422],
    ['two documents', `${HEAD}${SPEC}---\n${HEAD}${SPEC}`, 400],
    ['one field twice', `${HEAD}${SPEC}${SPEC}`, 400],
    ['ten megabytes', `${HEAD}# ${'x'.repeat(10_000_000)}`, 413],
    ['a text of three megabytes', `${HEAD}# ${'x'.repeat(3_000_000)}`, 413],
    ['brackets without end', '['.repeat(200_000), 400],
    ['a number where a text belongs', `${HEAD}spec: {template: 010, studentEmail: a@example.com}`, 422],
    ['a stair of seven hundred steps', Array.from({ length: 700 }, (_, step) => `${' '.repeat(step)}a:\n`).join(''), 400],
  ])('#157 %s is refused within a second, stores nothing, and others are served', async (_, body, code) => {
    const began = performance.now()
    const answer = await post(body)
    expect({ code: answer.code, kind: JSON.parse(answer.text).kind }).toEqual({ code, kind: 'Status' })
    expect(performance.now() - began).toBeLessThan(1000)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(await stored()).toEqual([])
  })

  it('#157 no is a text, and so is a date', async () => {
    expect(
      (await post(`${HEAD}spec: {template: sample-lab, studentEmail: a@example.com, environment: {COUNTRY: no, DAY: 2026-01-01}}`)).code,
    ).toBe(201)
    expect((await stored())[0]?.spec.environment).toEqual({ COUNTRY: 'no', DAY: '2026-01-01' })
  })
})
