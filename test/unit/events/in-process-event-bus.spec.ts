import { CloudEvent as ValidEvent } from 'cloudevents'
import { describe, expect, it } from 'vitest'
import { silentLog, type Log } from '../../../src/core/observe/log'
import { EVENT_TYPES, type CloudEvent } from '../../../src/core/events/cloud-event'
import { InProcessEventBus } from '../../../src/core/events/in-process-event-bus'
import { EngineMetrics } from '../../../src/core/metrics/engine-metrics'
import { FakeClock } from '../../fixtures/fake-clock'

function aBus(log: Log = silentLog) {
  const metrics = new EngineMetrics()
  let made = 0
  const newId = (): string => `event-${(made += 1)}`
  const bus = new InProcessEventBus({ clock: new FakeClock(), newId, source: 'urn:lab:classroom-1', log, metrics })
  const heard: CloudEvent[] = []
  return { bus, metrics, heard, counters: () => metrics.snapshot().counters }
}

describe('the in-process event bus', () => {
  it('publishes a whole CloudEvent 1.0', () => {
    const { bus, heard } = aBus()
    bus.onDidPublish((event) => heard.push(event))
    bus.publish('labinstance.created', 'student-labs/python-basics-lab', { state: 'pending' })
    expect(heard).toEqual([
      {
        specversion: '1.0',
        id: 'event-1',
        source: 'urn:lab:classroom-1',
        type: 'labinstance.created',
        subject: 'student-labs/python-basics-lab',
        time: '2026-03-02T08:00:00.000Z',
        datacontenttype: 'application/json',
        data: { state: 'pending' },
      },
    ])
  })

  it.each(EVENT_TYPES)('%s passes the validator of the CloudEvents project', (type) => {
    const { bus, heard } = aBus()
    bus.onDidPublish((event) => heard.push(event))
    bus.publish(type, 'student-labs/web-dev-lab', { any: ['thing', 1, null] })
    expect(heard.map((event) => new ValidEvent({ ...event }, false).validate())).toEqual([true])
  })

  it('tells every listener in order, also after one that throws, and counts and logs the fault', () => {
    const logged: string[] = []
    const { bus, counters } = aBus({ ...silentLog, error: (message) => logged.push(message) })
    const calls: string[] = []
    bus.onDidPublish(() => {
      calls.push('first')
    })
    bus.onDidPublish(() => {
      throw new Error('broken screen')
    })
    bus.onDidPublish(() => {
      calls.push('third')
    })
    bus.publish('labinstance.deleted', 'a/b', {})
    expect({ calls, handlerErrors: counters().handler_errors, lines: logged.length }).toEqual({
      calls: ['first', 'third'],
      handlerErrors: 1,
      lines: 1,
    })
  })

  it('counts what it publishes, heard or not', () => {
    const { bus, counters } = aBus()
    bus.publish('labinstance.created', 'a/b', {})
    bus.publish('labinstance.updated', 'a/b', {})
    expect(counters().events_published).toBe(2)
  })

  it('stops telling a listener that has left, and only that one', () => {
    const { bus } = aBus()
    const calls: string[] = []
    const listener = (): void => {
      calls.push('heard')
    }
    const leave = bus.onDidPublish(listener)
    bus.onDidPublish(listener)
    leave()
    leave()
    bus.publish('labinstance.created', 'a/b', {})
    expect(calls).toEqual(['heard'])
  })

  it('lets a listener leave while it is being told, without skipping the next one', () => {
    const { bus } = aBus()
    const calls: string[] = []
    const leave = bus.onDidPublish(() => {
      calls.push('once')
      leave()
    })
    bus.onDidPublish(() => {
      calls.push('always')
    })
    bus.publish('labinstance.created', 'a/b', {})
    bus.publish('labinstance.created', 'a/b', {})
    expect(calls).toEqual(['once', 'always', 'always'])
  })
})
