import type { CloudEvent } from '../../../../src/contract/words'

/** The name of an event's word under `labDetails.events.type`; a dot in it would mean a branch among the words. */
export const eventWord = (type: CloudEvent['type']): string => type.replace('labinstance.', '').replaceAll('.', '_')
