import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callSchemas, topicSchemas } from '../../../src/contract/verbs'
import { TestEngine } from '../../fixtures/test-engine'
import { TestScreen } from './a-conversation'

const WATCH = { subscribe: 'watch', args: { kind: 'LabInstance' } }
const LIST = { call: 'list', args: { kind: 'LabInstance' } }
const refused = (reason: string, message?: string) => ({
  kind: 'Status',
  reason,
  ...(message === undefined ? {} : { message: expect.stringContaining(message) as string }),
})

describe('a conversation', () => {
  let test: TestEngine
  let screen: TestScreen
  beforeEach(() => {
    test = new TestEngine()
    screen = new TestScreen(test)
  })
  afterEach(() => test.stop())

  it('tells the first news at once, and nothing more before the screen has heard it', async () => {
    await screen.after({ id: 1, ...WATCH })
    await test.declare('a')
    expect(screen.replies).toMatchObject([{ id: 1, events: [{ type: 'ADDED' }] }])
    for (const name of ['b', 'c']) await test.declare(name)
    await test.pass(10_000)
    expect(screen.events(1)).toHaveLength(1)
    expect(await screen.after({ id: 1, ack: true })).toMatchObject([{ id: 1, events: [{ type: 'ADDED' }, { type: 'ADDED' }] }])
  })

  it('tells a screen that listens eagerly at most twenty times a second', async () => {
    await screen.after({ id: 1, ...WATCH })
    for (let ms = 0; ms < 1_000; ms += 5) {
      await test.declare(`lab-${ms}`)
      screen.say({ id: 1, ack: true })
      await test.clock.advanceAsync(5)
    }
    expect(screen.replies.length).toBeLessThanOrEqual(21)
    expect(screen.replies.length).toBeGreaterThan(15)
  })

  it('says nothing of a listening that was stopped while it was being opened, and leaves nothing of it behind', async () => {
    const timers = test.clock.pendingTimers
    expect(
      await screen.after(
        { id: 1, subscribe: 'engine', args: {} },
        { id: 1, unsubscribe: true },
        { id: 2, ...WATCH },
        { id: 2, unsubscribe: true },
      ),
    ).toEqual([])
    await test.declare('a')
    expect([await screen.after(), test.clock.pendingTimers]).toEqual([[], timers])
    expect(await screen.after({ id: 1, ...WATCH })).toMatchObject([{ id: 1, events: [{ type: 'ADDED' }] }])
  })

  it('names every mistake in the arguments', async () => {
    const [reply] = await screen.after({ id: 4, call: 'steerLoop', args: { loop: 'beat', order: 'stop', sudo: true } })
    expect(reply).toMatchObject({ id: 4, error: refused('BadRequest', 'steerLoop: loop: ') })
    expect(JSON.stringify(reply)).toMatch(/order: .*sudo/)
    expect(await screen.after({ id: 5, subscribe: 'log', args: {} })).toMatchObject([{ id: 5, end: refused('BadRequest', 'kind: ') }])
  })

  it('answers a verb that it does not know, and an id that listens already', async () => {
    expect(await screen.after({ id: 6, call: 'shutdown', args: {} })).toMatchObject([{ id: 6, error: refused('BadRequest') }])
    await screen.after({ id: 7, ...WATCH })
    expect(await screen.after({ id: 7, ...WATCH })).toMatchObject([{ id: 7, error: refused('BadRequest', 'listening already') }])
  })

  it('#12 ten thousand messages of any shape: each with an id is answered with a Status or an answer, and the line lives on', async () => {
    const verbs = fc.constantFrom(...Object.keys(callSchemas), ...Object.keys(topicSchemas), '__proto__', 'constructor', '')
    const shaped = fc.record(
      {
        id: fc.oneof(fc.nat(), fc.anything()),
        call: verbs,
        subscribe: verbs,
        args: fc.object({ maxDepth: 2 }),
        ack: fc.constant(true),
        unsubscribe: fc.constant(true),
      },
      { requiredKeys: [] },
    )
    const messages = fc.sample(fc.oneof(shaped, fc.anything()), { numRuns: 10_000, seed: 12 })
    for (const [index, message] of messages.entries()) {
      screen.say(message)
      if (index % 100 === 0) await test.pass(0)
    }
    await test.pass(0)
    expect(screen.log.lines).toEqual([])
    for (const reply of screen.replies) if ('error' in reply) expect(reply.error.kind).toBe('Status')
    expect(await screen.after({ id: 1e9, ...LIST })).toMatchObject([{ id: 1e9, answer: { items: [] } }])
  })

  it('#13 a page run wild is told to wait; what it asked before is answered', async () => {
    const replies = await screen.after(...Array.from({ length: 600 }, (_, id) => ({ id, ...LIST })))
    expect(replies.filter((reply) => 'error' in reply && reply.error.reason === 'TooManyRequests')).toHaveLength(100)
    expect(replies.filter((reply) => 'answer' in reply)).toHaveLength(500)
    expect(await screen.after({ id: 1, ...LIST })).toMatchObject([{ answer: {} }])
  })

  it('#14 no answer holds a stack, a path of this machine or a value of its environment', async () => {
    const fault = Object.assign(new Error(`ENOENT ${process.cwd()}/secret ${process.env['PATH'] ?? ''}`), { code: 'ENOENT' })
    screen.service.engine.metrics = () => {
      throw fault
    }
    screen.service.labAccess.image = () => Promise.reject(fault)
    const text = JSON.stringify(
      await screen.after(
        { id: 1, call: 'metrics', args: {} },
        { id: 2, call: 'image', args: { template: 'x' } },
        { id: 3, call: 'about', args: {} },
      ),
    )
    expect(text).toContain('InternalError')
    for (const leak of [process.cwd(), process.env['PATH'] ?? '-', ' at ', 'ENOENT', '.ts:']) expect(text).not.toContain(leak)
    expect(screen.log.lines).toHaveLength(2)
  })
})

describe('a terminal in a conversation', () => {
  let test: TestEngine
  let screen: TestScreen
  const open = { id: 1, subscribe: 'terminal', args: { name: 'ada', columns: 80, rows: 24 } }
  const shells: { isClosed: boolean }[] = []
  beforeEach(async () => {
    test = await new TestEngine().start()
    const { provisioner } = test
    const openTerminal = provisioner.openTerminal.bind(provisioner)
    shells.length = 0
    provisioner.openTerminal = async (...args) => {
      const terminal = await openTerminal(...args)
      const shell = { isClosed: false }
      shells.push(shell)
      const close = () => {
        shell.isClosed = true
        terminal.close()
      }
      return {
        output: terminal.output,
        write: (data) => terminal.write(data),
        resize: (size) => terminal.resize(size),
        exitCode: () => terminal.exitCode(),
        close,
      }
    }
    screen = new TestScreen(test)
    await test.declare('ada')
    await test.pass(2_000)
  })
  afterEach(() => test.stop())

  const sessionOf = (): string => (screen.events(1)[0] as { session: string }).session

  it('names an unguessable session, by which this screen types and no other one', async () => {
    expect(await screen.after(open)).toMatchObject([
      { id: 1, events: [{ type: 'opened', session: expect.stringMatching(/^[0-9a-f-]{36}$/) as string }] },
    ])
    expect(await screen.after({ id: 2, call: 'type', args: { session: sessionOf(), data: 'echo hi\r' } })).toContainEqual({
      id: 2,
      answer: {},
    })
    const other = new TestScreen(test)
    expect(await other.after({ id: 2, call: 'type', args: { session: sessionOf(), data: 'x' } })).toMatchObject([
      { error: refused('NotFound', 'closed') },
    ])
  })

  it.each([
    ['nobody listens any more', () => screen.say({ id: 1, unsubscribe: true })],
    ['the line is gone', () => screen.conversation.close()],
  ])('ends its shell when %s', async (_, end) => {
    await screen.after(open)
    const session = sessionOf()
    end()
    await test.pass(0)
    expect(shells).toEqual([{ isClosed: true }])
    expect(await screen.after({ id: 3, call: 'type', args: { session, data: 'x' } })).not.toContainEqual({ id: 3, answer: {} })
  })

  it('ends its shell when the line is lost while it is being opened', async () => {
    screen.say(open)
    screen.conversation.close()
    await test.pass(1_000)
    expect(shells).toEqual([{ isClosed: true }])
  })

  it.each([
    ['privileged', { privileged: true }, 'Forbidden'],
    ['as root', { user: 'root' }, 'Forbidden'],
    ['as user 0', { user: '0' }, 'Forbidden'],
    ['in a lab that is not there', { name: 'nobody' }, 'NotFound'],
  ])('#146 is refused %s', async (_, args, reason) => {
    expect(await screen.after({ ...open, args: { ...open.args, ...args } })).toMatchObject([{ id: 1, end: refused(reason) }])
    expect(shells).toEqual([])
  })

  it('#146 is refused in a lab that does not run', async () => {
    await test.declare('later', { scheduledStart: new Date(test.clock.now() + 3_600_000).toISOString() })
    expect(await screen.after({ ...open, args: { ...open.args, name: 'later' } })).toMatchObject([
      { end: refused('Conflict', 'does not run yet') },
    ])
  })
})
