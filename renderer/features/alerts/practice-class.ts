import type { LabInstanceSpec, LabTemplateSpec } from '../../../src/contract/words'

/** Not under the engine's own prefix, which is closed to clients. */
export const PRACTICE_LABEL = 'panel.neuroglia.com/practice'

export const PRACTICE_TEMPLATE: { readonly name: string; readonly spec: LabTemplateSpec } = {
  name: 'practice-lab',
  spec: {
    title: 'Practice lab',
    description: 'Exists on the screen only: the practice engine plays its life. Nothing runs, nothing can break.',
    icon: 'graduation-cap',
    provisioner: 'simulated',
    image: 'practice/lab:1',
    ports: [{ name: 'http', containerPort: 8080 }],
    readiness: { type: 'http', port: 8080, path: '/' },
    openPath: '/',
    resources: { cpu: 0.5, memory: '64Mi', pids: 64 },
  },
}

/** Ends at different times, and three that go wrong in three ways (they share one image, so not by a pull): something to see, something to mend. */
const CLASS = [
  ['Ada Lovelace', '90m'],
  ['Linus Torvalds', '45m'],
  ['Grace Hopper', '60m'],
  ['Alan Turing', '60m', 'bad-command'],
  ['Margaret Hamilton', '12m'],
  ['Dennis Ritchie', '90m'],
  ['Barbara Liskov', '6m'],
  ['Ken Thompson', '60m', 'never-ready'],
  ['Radia Perlman', '45m'],
  ['Edsger Dijkstra', '3m'],
  ['Katherine Johnson', '60m', 'oom'],
  ['Tim Berners-Lee', '90m'],
] as const

export interface PracticeLab {
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> }
  readonly spec: LabInstanceSpec
}

export function practiceLabs(): readonly PracticeLab[] {
  return CLASS.map(([studentName, duration, fault]) => {
    const login = studentName.toLowerCase().replace(/[^a-z]+/g, '-')
    return {
      metadata: { name: `practice-${login}`, labels: { [PRACTICE_LABEL]: 'true' } },
      spec: {
        template: PRACTICE_TEMPLATE.name,
        studentEmail: `${login}@example.com`,
        studentName,
        duration,
        ...(fault === undefined ? {} : { environment: { SIMULATE: fault } }),
      },
    }
  })
}
