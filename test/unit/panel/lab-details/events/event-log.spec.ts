import { expect, it } from 'vitest'
import { eventWord } from '../../../../../renderer/features/lab-details/events/event-log'
import { messages } from '../../../../../renderer/features/lab-details/messages'
import { EVENT_TYPES } from '../../../../../src/core/events/cloud-event'

it('Every event of a lab has its word, in both languages', () => {
  const names = EVENT_TYPES.filter((type) => type.startsWith('labinstance.'))
    .map(eventWord)
    .toSorted()
  expect(Object.keys(messages.en.events.type).toSorted()).toEqual(names)
  expect(Object.keys(messages.de.events.type).toSorted()).toEqual(names)
})
