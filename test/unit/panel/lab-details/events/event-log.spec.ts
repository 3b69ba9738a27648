import { expect, it } from 'vitest'
import { eventWord } from '../../../../../renderer/features/lab-details/events/event-log'
import { de } from '../../../../../renderer/features/lab-details/messages/de'
import { en } from '../../../../../renderer/features/lab-details/messages/en'
import { EVENT_TYPES } from '../../../../../src/core/events/cloud-event'

it('Every event of a lab has its word, in both languages', () => {
  const names = EVENT_TYPES.filter((type) => type.startsWith('labinstance.'))
    .map(eventWord)
    .toSorted()
  expect(Object.keys(en.events.type).toSorted()).toEqual(names)
  expect(Object.keys(de.events.type).toSorted()).toEqual(names)
})
