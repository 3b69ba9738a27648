import { describe, expect, it } from 'vitest'
import { functionsOf } from './function-sizes'
import { parseSource, readTree, type SourceFile } from './source-tree'

/**
 * The band in which admired code sits: files of 60 to 130 lines, functions of 4 to 9, and a short tail. The stops are where a
 * reader loses the thread; the aim is far below them. Split along the grain, not to hit a number.
 */
const STOP = { file: 300, spec: 400, function: 50, imports: 15, parts: 25, parameters: 4 }

const TABLES_OF_CONTENTS =
  /\/(engine|compose|app|main|words|compose-engine|docker-provisioner|lab-run)\.ts$|Page\.vue$|Drawer\.vue$|Panel\.vue$/

const source = [...readTree('src'), ...readTree('electron'), ...readTree('renderer')]
const tests = [...readTree('test'), ...readTree('test', /\.mjs$/)]
const functions = source.flatMap(functionsOf)

describe('sizes', () => {
  it('no source file is longer than 300 lines, no test file than 400', () => {
    expect([...tooLong(source, STOP.file), ...tooLong(tests, STOP.spec)]).toEqual([])
  })

  it('no function is longer than 50 lines', () => {
    expect(functions.filter(({ lines }) => lines > STOP.function).map(({ where, lines }) => `${where}: ${lines} lines`)).toEqual([])
  })

  it('no function takes more than three parameters and one options object', () => {
    expect(functions.filter(({ parameters }) => parameters > STOP.parameters).map(({ where }) => where)).toEqual([])
  })

  it('no file runs on more than 15 others (a component: 25, its parts and icons among them), but for those whose work is to put things together', () => {
    expect(
      source
        .filter(
          (file) => runTimeImports(file) > (file.path.endsWith('.vue') ? STOP.parts : STOP.imports) && !TABLES_OF_CONTENTS.test(file.path),
        )
        .map(({ path }) => path),
    ).toEqual([])
  })

  it('reports where we stand', () => {
    console.log([reportLine('source files', source), reportLine('test files', tests), reportLine('functions', functions)].join('\n'))
    expect(quantile(functions, 0.5)).toBeLessThanOrEqual(10)
  })

  it('sees what is too long', () => {
    const long = parseSource('src/x.ts', `function f(a, b, c, d, e) {\n${'\n'.repeat(400)}}`)
    expect([tooLong([long], STOP.file), functionsOf(long)]).toEqual([
      ['src/x.ts: 402 lines'],
      [{ where: 'src/x.ts:1', lines: 402, parameters: 5 }],
    ])
  })
})

function tooLong(files: readonly SourceFile[], stop: number): string[] {
  return files.filter(({ lines }) => lines > stop).map(({ path, lines }) => `${path}: ${lines} lines`)
}

function runTimeImports({ imports }: SourceFile): number {
  return imports.filter(({ isTypeOnly }) => !isTypeOnly).length
}

function reportLine(name: string, items: readonly { readonly lines: number }[]): string {
  return `${name}: ${items.length}, lines median ${quantile(items, 0.5)}, p90 ${quantile(items, 0.9)}, longest ${quantile(items, 1)}`
}

function quantile(items: readonly { readonly lines: number }[], part: number): number {
  const sorted = items.map(({ lines }) => lines).sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
