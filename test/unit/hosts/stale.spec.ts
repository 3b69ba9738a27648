import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isStale, MADE_OF } from '../../../src/hosts/stale.mjs'
import { readTree } from '../../architecture/source-tree'

const EARLIER = new Date('2026-01-01T08:00:00Z')
const BUILT = new Date('2026-01-01T09:00:00Z')
const LATER = new Date('2026-01-01T10:00:00Z')

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lab-stale-'))
  for (const folder of ['electron', 'renderer', 'src/contract', 'src/core']) put(`${folder}/a.ts`, EARLIER)
  for (const path of ['src/contract', 'src/core', 'src', 'electron', 'renderer']) utimesSync(join(root, path), EARLIER, EARLIER)
  put('package.json', EARLIER)
  for (const product of Object.keys(MADE_OF)) put(`out/${product}`, BUILT)
})
afterEach(() => rmSync(root, { recursive: true }))

function put(path: string, at: Date): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), '')
  utimesSync(join(root, path), at, at)
}

const stale = () => (Object.keys(MADE_OF) as (keyof typeof MADE_OF)[]).filter((product) => isStale(root, product))

describe('npm start builds again', () => {
  it('nothing while nothing changed', () => {
    expect(stale()).toEqual([])
  })

  it.each([
    ['renderer/a.ts', ['renderer/index.html']],
    ['electron/a.ts', ['main/main.js']],
    ['src/core/a.ts', ['main/main.js', 'renderer/index.html', 'headless.mjs', 'demo.mjs']],
    ['package.json', ['main/main.js', 'renderer/index.html', 'headless.mjs', 'demo.mjs']],
  ])('what is made of %s when that changed', (path, products) => {
    utimesSync(join(root, path), LATER, LATER)
    expect(stale()).toEqual(products)
  })

  it('what is made of a folder that a file left', () => {
    utimesSync(join(root, 'renderer'), LATER, LATER)
    expect(stale()).toEqual(['renderer/index.html'])
  })

  it('what is not there', () => {
    rmSync(join(root, 'out/headless.mjs'))
    expect(stale()).toEqual(['headless.mjs'])
  })
})

it('every folder that something of the panel is imported from counts for it', { timeout: 30_000 }, () => {
  const files = new Map([...readTree('renderer'), ...readTree('src')].map((file) => [file.path.replace(/\.ts$/, ''), file]))
  const seen = new Set([...files.keys()].filter((path) => path.startsWith('renderer/') && path !== 'renderer/vite.config'))
  for (const path of seen) for (const { target } of files.get(path)?.imports ?? []) if (files.has(target)) seen.add(target)
  expect([...seen].filter((path) => !MADE_OF['renderer/index.html'].some((folder) => path.startsWith(`${folder}/`)))).toEqual([])
})
