import { describe, expect, it } from 'vitest'
import { importCycles } from './import-cycles'
import { CORE_ORDER, PORT_ROOMS, PURE_FILES, PURE_ROOMS, ROOMS, SINGLE_DOORS } from './rooms'
import { parseSource, readTree, type Import, type SourceFile } from './source-tree'

const files = [...readTree('src'), ...readTree('electron'), ...readTree('renderer')]

describe('the dependency rule', () => {
  it('lets no file import from a room that its own may not know', () => {
    expect(files.flatMap(brokenRules)).toEqual([])
  })

  it('knows every room there is', () => {
    expect(files.map(({ path }) => path).filter((path) => roomOf(path) === undefined)).toEqual([])
  })

  it('lets a room of core know those below it only, and each has its place', () => {
    expect(files.flatMap(upwards)).toEqual([])
    expect(files.flatMap(({ path }) => coreRoomOf(path) ?? []).filter((room) => levelOf(room) === -1)).toEqual([])
  })

  it.each(SINGLE_DOORS)('lets one file only import %s', (name) => {
    const importers = files.filter(({ imports }) => imports.some(({ target, isTypeOnly }) => target === name && !isTypeOnly))
    expect(importers.map(({ path }) => path).slice(1)).toEqual([])
  })

  it('keeps decide and find pure: nothing asynchronous, ports by their types only', () => {
    expect(files.flatMap(impurities)).toEqual([])
  })

  it('keeps what only checks and stores out of the page: the panel loads no schema', () => {
    expect(loadedBy('renderer/main').filter((target) => ['zod', 'node:crypto', 'node:fs'].includes(target))).toEqual([])
    expect(loadedBy('src/hosts/headless/main')).toContain('zod')
  })

  it('has no circle of imports, not even of types', () => {
    expect(importCycles(files)).toEqual([])
  })
})

describe('the rule itself can fail', () => {
  it.each([
    ['src/core/queue/x.ts', `import { readFileSync } from 'node:fs'`],
    ['src/core/queue/x.ts', `import { Controller } from '../controller/controller'`],
    ['src/core/engine/x.ts', `import type { X } from '../../backends/memory/memory-backend'`],
    ['src/contract/x.ts', `import type { Engine } from '../core/engine/engine'`],
    ['src/core/engine/x.ts', `const x = await import('../../hosts/headless/serve')`],
    ['src/provisioners/simulated/x.ts', `export { x } from '../docker/labels'`],
    ['src/hosts/headless/routes.ts', `import { memory } from '../../backends/memory/memory-backend'`],
    ['renderer/features/labs/x.ts', `import { explain } from '../timelines/explain'`],
    [
      'renderer/features/labs/X.vue',
      `<script setup lang="ts">\nimport { store } from '../../../src/core/store/versioned-store'\n</script>`,
    ],
    ['renderer/ui/x.ts', `import { useChannel } from '../client/channel'`],
    ['src/contract/x.ts', `type X = import('../service/served-engine').X`],
  ])('refuses in %s: %s', (path, text) => {
    expect(brokenRules(parseSource(path, text))).toHaveLength(1)
  })

  it.each([
    ['store', `import type { Settings } from '../settings/settings'`],
    ['watcher', `import { x } from '../reconciler/worlds'`],
    ['events', `import type { Log } from '../engine/log'`],
    ['store/journaled', `export type { X } from '../../controller/outcome'`],
  ])('sees an import that goes up, in core/%s: %s', (room, text) => {
    expect(upwards(parseSource(`src/core/${room}/x.ts`, text))).toHaveLength(1)
  })

  it.each([
    ['import', `import { x } from '../../provisioner/provisioner-error'`],
    ['async', 'export async function decide() {}'],
    ['Promise', 'export function decide(): Promise<void> { return later }'],
  ])('sees what is impure: %s', (_, text) => {
    expect(impurities(parseSource('src/core/controller/decide/x.ts', text))).toHaveLength(1)
  })

  it.each(['import { a }', 'import type { A }', 'export type { A }'])('sees a circle that is closed by: %s', (words) => {
    const circle = [parseSource('src/a.ts', `import { b } from './b'`), parseSource('src/b.ts', `${words} from './a'`)]
    expect(importCycles(circle)).toEqual(['src/a -> src/b -> src/a'])
  })
})

/** Everything that comes along at run time. */
function loadedBy(start: string): readonly string[] {
  const byName = new Map(files.map((file) => [file.path.replace(/\.(ts|vue)$/, ''), file]))
  const seen = new Set([start])
  for (const name of seen) {
    for (const { target, isTypeOnly } of byName.get(name)?.imports ?? []) if (!isTypeOnly) seen.add(target)
  }
  return [...seen]
}

function brokenRules(file: SourceFile): string[] {
  const room = roomOf(file.path)
  if (room === undefined) return []
  return file.imports
    .filter((wanted) => !isAllowed(room, wanted))
    .map(({ target }) => `${file.path} (room ${room}) may not import ${target}`)
}

/** Imports of core by core that do not go down. */
function upwards({ path, imports }: SourceFile): string[] {
  const from = coreRoomOf(path)
  if (from === undefined) return []
  return imports.flatMap(({ target, isPackage }) => {
    const to = isPackage ? undefined : coreRoomOf(target)
    return to === undefined || to === from || levelOf(to) < levelOf(from) ? [] : [`${path} may not know core/${to}, which is not below it`]
  })
}

function coreRoomOf(path: string): string | undefined {
  return /^src\/core\/([^/]+)\//.exec(path)?.[1]
}

/** -1: nobody gave it a place. */
function levelOf(room: string): number {
  return CORE_ORDER.findIndex((level) => level.includes(room))
}

/** The line of the table that holds for a file: the longest that its path begins with. */
function roomOf(path: string): string | undefined {
  return Object.keys(ROOMS)
    .filter((room) => isInside(path.replace(/\.(ts|vue)$/, ''), room))
    .sort((one, other) => other.length - one.length)[0]
}

function isAllowed(room: string, wanted: Import): boolean {
  const allowed = ROOMS[room] ?? []
  if (allowed.includes('*')) return true
  if (wanted.isPackage) return allowed.includes(wanted.target)
  return [room, ...allowed].some((place) => isInside(wanted.target, place))
}

function isInside(path: string, room: string): boolean {
  return path === room || path.startsWith(`${room}/`)
}

function impurities({ path, text, imports }: SourceFile): string[] {
  if (!PURE_ROOMS.some((room) => isInside(path, room))) return []
  const ports = imports.filter(
    ({ target, isTypeOnly }) => !isTypeOnly && !PURE_FILES.includes(target) && PORT_ROOMS.some((room) => isInside(target, room)),
  )
  const words = /\b(async|await|Promise)\b/.exec(withoutComments(text))
  return [...ports.map(({ target }) => `${path} imports ${target} as more than a type`), ...(words ? [`${path} says ${words[0]}`] : [])]
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '')
}
