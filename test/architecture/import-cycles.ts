import type { SourceFile } from './source-tree'

/**
 * Circles of imports, each as `a -> b -> a`; imports of types count like all others, for they bind what a reader has to know at the same time.
 * One depth-first walk; a file met again while it is still open closes a circle.
 */
export function importCycles(files: readonly SourceFile[]): string[] {
  const targets = new Map(files.map((file) => [withoutEnding(file.path), targetsOf(file)]))
  const finished = new Set<string>()
  const cycles: string[] = []
  const walk = (name: string, open: readonly string[]): void => {
    if (open.includes(name)) cycles.push([...open.slice(open.indexOf(name)), name].join(' -> '))
    if (open.includes(name) || finished.has(name)) return
    for (const target of targets.get(name) ?? []) walk(target, [...open, name])
    finished.add(name)
  }
  for (const name of targets.keys()) walk(name, [])
  return cycles
}

function targetsOf({ imports }: SourceFile): string[] {
  return imports.filter(({ isPackage }) => !isPackage).map(({ target }) => target)
}

function withoutEnding(path: string): string {
  return path.replace(/\.(ts|vue)$/, '')
}
