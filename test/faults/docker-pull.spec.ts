import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Hint } from '../../src/core/provisioner/provisioner'
import { aStand, never, outcomeOf, PLAN, until, type Stand } from './docker-labs'
import { GONE } from '../fixtures/removing'

const lab = (number: number) => ({ ...PLAN, uid: `0000000${number}-d9cb-469f-a165-70867728950e`, name: `lab-${number}` })

describe('pulling an image', () => {
  let stand: Stand
  let hints: Hint[]
  beforeEach(async () => {
    stand = await aStand()
    stand.daemon.hasImage = false
    hints = []
    stand.provisioner.onDidHint((hint) => hints.push(hint))
  })
  afterEach(() => stand.close())

  const pulls = (): number => stand.daemon.asked.filter((call) => call.path === '/images/create').length
  const ensure = (plan = PLAN) => outcomeOf(stand.clock, stand.provisioner.ensure(plan, never), 0)
  const ended = (uid = PLAN.uid) => until(() => hints.some((hint) => hint.type === 'lab' && hint.uid === uid && hint.what === 'image'))

  /** A pull that the test leads by hand. */
  function byHand(): { response: () => ServerResponse; begun: Promise<void> } {
    let opened: ServerResponse | undefined
    let begin = (): void => {}
    const begun = new Promise<void>((resolve) => (begin = resolve))
    stand.daemon.answer(/^POST \/images\/create$/, (_asked, response) => {
      opened = response
      response.writeHead(200).flushHeaders()
      begin()
    })
    return { response: () => opened as ServerResponse, begun }
  }

  it('an image that is there asks no registry', async () => {
    stand.daemon.hasImage = true
    expect(await ensure()).toMatchObject({ value: { phase: 'running' } })
    expect(pulls()).toBe(0)
  })

  it('fifty labs that want one image are one pull', async () => {
    const pull = byHand()
    const plans = Array.from({ length: 50 }, (_, number) => ({ ...lab(1), uid: `uid-${number}`, name: `lab-${number}` }))
    const all = await Promise.all(plans.map((plan) => ensure(plan)))
    await pull.begun
    expect([pulls(), all.every((each) => 'value' in each && each.value.phase === 'pulling')]).toEqual([1, true])
    stand.daemon.hasImage = true
    pull.response().end('{"status":"Status: Downloaded newer image"}\n')
    await Promise.all(plans.map(({ uid }) => ended(uid)))
    expect(await ensure(plans[0])).toMatchObject({ value: { phase: 'running' } })
  })

  it('only one tag is asked for', async () => {
    await ensure({ ...PLAN, image: 'localhost:5000/lab' })
    await ended()
    expect(stand.daemon.asked.find((call) => call.path === '/images/create')?.url).toBe(
      '/images/create?fromImage=localhost%3A5000%2Flab%3Alatest',
    )
  })

  it.each([
    ['toomanyrequests: You have reached your pull rate limit', 'RateLimited', 'transient'],
    ['Head "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host', 'RegistryUnreachable', 'transient'],
    ['manifest for example/lab:1 not found: manifest unknown: manifest unknown', 'ImageNotFound', 'terminal'],
    ["pull access denied for example/lab, repository does not exist or may require 'docker login'", 'RegistryDenied', 'terminal'],
    ['unauthorized: authentication required', 'RegistryDenied', 'terminal'],
    ['write /var/lib/docker/tmp/x: no space left on device', 'DiskFull', 'transient'],
    ['something else', 'ImagePullFailed', 'transient'],
  ])('#107 "%s" is %s, told once', async (text, reason, handling) => {
    stand.daemon.answer(
      /^POST \/images\/create$/,
      (_asked, response) => void response.writeHead(200).end(`${JSON.stringify({ errorDetail: { message: text }, error: text })}\n`),
    )
    await ensure()
    await ended()
    expect(await ensure()).toMatchObject({ error: { reason, handling } })
    expect(await ensure()).toMatchObject({ value: { phase: 'pulling' } })
  })

  it.each([
    [500, 'toomanyrequests', 'RateLimited'],
    [404, 'pull access denied', 'RegistryDenied'],
  ])('#107 a refusal before the stream (%i) is told as well', async (status, message, reason) => {
    stand.daemon.answer(/^POST \/images\/create$/, (_asked, response) => void response.writeHead(status).end(JSON.stringify({ message })))
    await ensure()
    await ended()
    expect(await ensure()).toMatchObject({ error: { reason } })
  })

  it('#107 a line that is not JSON harms nothing', async () => {
    const pull = byHand()
    await ensure()
    await pull.begun
    stand.daemon.hasImage = true
    pull.response().end('this is not json\n{"status":"Status: Downloaded newer image"}\n')
    await ended()
    expect(await ensure()).toMatchObject({ value: { phase: 'running' } })
  })

  it.each(['cut', 'ended early'])('#107 a stream that is %s is no success', async (how) => {
    const pull = byHand()
    await ensure()
    await pull.begun
    if (how === 'cut') pull.response().socket?.destroy()
    else pull.response().end('{"status":"Pulling fs layer","id":"a"}\n')
    await ended()
    expect(await ensure()).toHaveProperty('error')
  })

  it('#104 60 s without bytes is a stall; bytes put it off', async () => {
    const pull = byHand()
    await ensure()
    await pull.begun
    stand.clock.advance(59_000)
    pull.response().write('{"status":"Downloading","id":"a","progressDetail":{"current":10,"total":100}}\n')
    await until(() => hints.some((hint) => hint.type === 'progress'))
    stand.clock.advance(59_000)
    expect(hints.some((hint) => hint.type === 'lab' && hint.what === 'image')).toBe(false)
    stand.clock.advance(1_000)
    await ended()
    expect(await ensure()).toMatchObject({ error: { reason: 'ImagePullStalled', handling: 'transient' } })
  })

  it('a failure of the image that the template named before is not told, nor is that image waited for any more', async () => {
    const pull = byHand()
    await ensure(lab(1))
    await pull.begun
    pull.response().end('{"error":"toomanyrequests: slow down"}\n')
    await ended(lab(1).uid)
    expect(await ensure({ ...lab(1), image: 'example/corrected:1' })).toMatchObject({ value: { phase: 'pulling' } })
    expect(await ensure(lab(1))).toMatchObject({ value: { phase: 'pulling' } })
  })

  it('delete stops a pull that nobody else waits for, and only that', async () => {
    const pull = byHand()
    await Promise.all([ensure(lab(1)), ensure(lab(2))])
    await pull.begun
    const first = pull.response()
    const hungUp = new Promise<void>((resolve) => first.on('close', () => resolve()))
    await outcomeOf(stand.clock, stand.provisioner.remove(lab(1), GONE), 0)
    expect(await ensure(lab(2))).toMatchObject({ value: { phase: 'pulling' } })
    // A call that has answered came after whatever the removal had sent.
    await ensure({ ...lab(3), image: 'example/other:1' })
    expect([
      first.closed,
      stand.daemon.asked.filter((call) => call.path === '/images/create' && call.url.includes('example%2Flab')).length,
    ]).toEqual([false, 1])
    await outcomeOf(stand.clock, stand.provisioner.remove(lab(2), GONE), 0)
    await hungUp
  })
})
