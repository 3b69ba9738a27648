import type { EngineLine } from '../e2e/hosts/engine-line'

const FIRST = [
  'Ada',
  'Linus',
  'Grace',
  'Alan',
  'Margaret',
  'Dennis',
  'Barbara',
  'Ken',
  'Radia',
  'Edsger',
  'Katherine',
  'Tim',
  'Hedy',
  'Donald',
  'Frances',
  'Guido',
  'Joan',
  'Bjarne',
  'Adele',
  'Niklaus',
  'Sophie',
  'John',
  'Karen',
  'Vint',
  'Mary',
  'Larry',
  'Jean',
  'Brian',
  'Lynn',
  'Steve',
]
const LAST = [
  'Lovelace',
  'Torvalds',
  'Hopper',
  'Turing',
  'Hamilton',
  'Ritchie',
  'Liskov',
  'Thompson',
  'Perlman',
  'Dijkstra',
  'Johnson',
  'Lee',
  'Lamarr',
  'Knuth',
  'Allen',
  'Rossum',
  'Clarke',
  'Stroustrup',
  'Goldberg',
  'Wirth',
  'Wilson',
  'Backus',
  'Jones',
  'Cerf',
  'Shaw',
  'Wall',
  'Bartik',
  'Kernighan',
  'Conway',
  'Wozniak',
]
const DURATIONS = ['90m', '45m', '3m', '2h', '12m']
/** One in seven has something wrong with it, from this one on: a class without a failure is no test of a screen. */
export const FIRST_FAULT = 3
const FAULTS = ['never-ready', 'exit-3', 'oom', 'pull-fails']

/** A class as it is on a bad day. The first lab is always a good one. */
export async function declareClass(line: Pick<EngineLine, 'ask'>, count: number, { withFaults = true } = {}): Promise<void> {
  for (let index = 0; index < count; index++) {
    const first = FIRST[index % FIRST.length] ?? ''
    const last = LAST[(index * 7 + Math.floor(index / LAST.length)) % LAST.length] ?? ''
    const name = `${first.toLowerCase()}-${String(index + 1).padStart(3, '0')}`
    const fault =
      withFaults && index % 7 === FIRST_FAULT ? { environment: { SIMULATE: FAULTS[Math.floor(index / 7) % FAULTS.length] } } : {}
    await line.ask('create', {
      kind: 'LabInstance',
      object: {
        metadata: { name },
        spec: {
          template: 'sample-lab',
          studentEmail: `${first}.${last}.${index}@school.example`.toLowerCase(),
          studentName: `${first} ${last}`,
          duration: DURATIONS[index % DURATIONS.length],
          ...fault,
        },
      },
    })
  }
}
