import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, it } from 'vitest'

const root = new URL('../..', import.meta.url).pathname
const notes = ['README.md', ...['.github', 'src', 'electron', 'renderer', 'test'].flatMap(notesIn)]

it('every link in a note leads to something that is here', () => {
  const broken = notes.flatMap((note) =>
    linksIn(readFileSync(join(root, note), 'utf8'))
      .filter((link) => !existsSync(join(root, dirname(note), link)))
      .map((link) => `${note}: ${link}`),
  )
  expect(broken).toEqual([])
})

it('no comment and no text names a document that is not here', () => {
  const here = new Set(notes.map((note) => basename(note)))
  const named = ['src', 'electron', 'renderer', 'test'].flatMap(filesIn).flatMap((path) => {
    const names = /\.(ts|vue|mjs|js|css)$/.test(path) ? (readFileSync(join(root, path), 'utf8').match(/\b[\w-]{2,}\.md\b/g) ?? []) : []
    return names.filter((name) => !here.has(name)).map((name) => `${path}: ${name}`)
  })
  expect(named).toEqual([])
})

function linksIn(text: string): string[] {
  return [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, link = '']) => link).filter((link) => !/^https?:/.test(link))
}

function notesIn(folder: string): string[] {
  return filesIn(folder).filter((path) => path.endsWith('.md'))
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('.tmp'))
    .map((name) => `${folder}/${name}`)
}
