import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Attacker, type Outcome } from '../fixtures/attack/attacker'
import { Browser, whyNoBrowser } from '../fixtures/browser'
import { aLabObject, LABS } from '../fixtures/http-client'
import { startTestServer, type TestServer } from '../fixtures/test-server'

const SECRETS = /secret-lab|student@example|Bearer|<h1>Labs|labinstances"|lab_engine/

describe('a hostile page in a real browser whose person is logged in here', () => {
  let server: TestServer
  const closers: (() => void | Promise<void>)[] = []
  beforeEach(async () => {
    server = await startTestServer()
    await server.http.ask(LABS, { method: 'POST', body: aLabObject('secret-lab') })
    await server.test.pass(5000)
    closers.push(() => server.stop())
  })
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close()
  })

  /** The person's own page has its labs: the browser holds a session, and everything that is tried could work. */
  function personIsIn(): Promise<void> {
    const { resources } = server.service
    const watch = resources.watch.bind(resources)
    return new Promise((resolve) => {
      resources.watch = (...args) => {
        resolve()
        return watch(...args)
      }
    })
  }

  const gained = ({ text = '', status = 0, loaded, opened }: Outcome) =>
    SECRETS.test(text) || (status >= 200 && status < 400) || loaded === true || opened === true

  it('#172 re-bound name, other site, other port of this machine: nothing is read, nothing is done', async (context) => {
    const lacking = whyNoBrowser()
    if (lacking !== undefined) return context.skip(lacking)
    const attacker = new Attacker(server.http.port, personIsIn())
    await attacker.start()
    closers.push(() => attacker.close())
    const browser = new Browser(attacker.resolverRules)
    closers.push(() => browser.close())
    const before = (await server.http.ask(LABS)).text
    browser.open(attacker.trapFor(server.host.newLink()))
    const outcomes = await attacker.reports(3)
    expect(outcomes.length).toBe(4 * 21)
    expect(outcomes.filter(gained)).toEqual([])
    // The re-bound page reads what answered it, and that is a refusal without a word about any lab.
    const read = outcomes.filter(({ text }) => text !== undefined && text !== '')
    expect(new Set(read.map(({ target, status }) => `${new URL(target).hostname} ${status}`))).toEqual(new Set(['evil.test 403']))
    expect(read.length).toBeGreaterThan(10)
    expect((await server.http.ask(LABS)).text).toBe(before)
  })
})
