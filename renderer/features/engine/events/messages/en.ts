export const en = {
  events: {
    text: 'Every change as a CloudEvent 1.0, as another program would receive it. Since this page was opened, at most {most}.',
    type: 'Type',
    all: 'All types',
    hold: 'Pause',
    release: 'Resume',
    waiting: 'Paused: no new event | Paused: 1 new event | Paused: {count} new events',
    count: 'no event | 1 event | {count} events',
    empty: 'No event yet. The next change of a lab is shown here.',
    none: 'No event of this type yet.',
    list: 'Events, newest first',
    chosen: 'Event as JSON',
    choose: 'Choose an event to read it whole.',
  },
}
