import type { LabTemplateSpec } from '../../../src/contract/words'
import { formatDuration, parseLabDuration } from '../../../src/contract/words'

/** What an instructor compares templates by, as words under `templates.facts`. What the template leaves to the engine is not said. */
export interface Fact {
  readonly word: 'cpu' | 'memory' | 'duration' | 'endless' | 'portNumbers' | 'noFolder'
  readonly values: Readonly<Record<string, string>>
}

export function factsOf({ ports = [], resources, duration, workDir }: LabTemplateSpec, language: string): readonly Fact[] {
  return [
    ...(ports.length === 0 ? [] : [fact('portNumbers', { ports: ports.map(({ containerPort }) => containerPort).join(', ') })]),
    ...(resources?.cpu === undefined ? [] : [fact('cpu', { count: new Intl.NumberFormat(language).format(resources.cpu) })]),
    ...(resources?.memory === undefined ? [] : [fact('memory', { size: memory(resources.memory) })]),
    ...(duration === undefined ? [] : [length(duration)]),
    ...(workDir === undefined ? [fact('noFolder', {})] : []),
  ]
}

const fact = (word: Fact['word'], values: Fact['values']): Fact => ({ word, values })

/** "512Mi" is what was written; bytes are read as the largest unit that divides them. */
function memory(value: string | number): string {
  if (typeof value === 'string') return value
  const [size, unit] = (
    [
      [2 ** 30, 'Gi'],
      [2 ** 20, 'Mi'],
      [2 ** 10, 'Ki'],
    ] as const
  ).find(([each]) => value % each === 0) ?? [1, ' B']
  return `${value / size}${unit}`
}

function length(duration: string): Fact {
  const read = parseLabDuration(duration)
  if (read.ok && read.value === 'none') return fact('endless', {})
  return fact('duration', { duration: read.ok && read.value !== 'none' ? formatDuration(read.value) : duration })
}
