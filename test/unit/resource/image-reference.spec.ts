import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseImageReference } from '../../../src/core/resource/format/image-reference'

/** The one spelling under which two names of the same image are equal; undefined for what is no image name. */
function normalizeImage(text: string): string | undefined {
  const result = parseImageReference(text)
  if (!result.ok) return undefined
  const { registry, repository, tag, digest: hash } = result.value
  return `${registry}/${repository}${tag === undefined ? '' : `:${tag}`}${hash === undefined ? '' : `@${hash}`}`
}

const digest = `sha256:${'a'.repeat(64)}`

describe('the name of an image', () => {
  it.each([
    ['python', 'docker.io/library/python:latest'],
    ['python:3.11-slim', 'docker.io/library/python:3.11-slim'],
    ['docker.io/python', 'docker.io/library/python:latest'],
    ['index.docker.io/library/python:latest', 'docker.io/library/python:latest'],
    ['jupyter/minimal-notebook', 'docker.io/jupyter/minimal-notebook:latest'],
    ['lab-resource-manager/sample:1', 'docker.io/lab-resource-manager/sample:1'],
    ['quay.io/jupyter/minimal-notebook:x', 'quay.io/jupyter/minimal-notebook:x'],
    ['localhost:5000/a', 'localhost:5000/a:latest'],
    ['localhost/a', 'localhost/a:latest'],
    ['Registry.Example.COM/a:T', 'registry.example.com/a:T'],
    [`python@${digest}`, `docker.io/library/python@${digest}`],
    [`python:3@${digest}`, `docker.io/library/python:3@${digest}`],
    ['a__b/c-d.e', 'docker.io/a__b/c-d.e:latest'],
    ['[::1]:5000/a', '[::1]:5000/a:latest'],
  ])('#139 %s is %s', (text, full) => {
    expect(normalizeImage(text)).toBe(full)
    expect(normalizeImage(full)).toBe(full)
  })

  it("#139 an allowed name inside another registry's tag or path is another image", () => {
    const allowed = normalizeImage('allowed:tag')
    expect(
      ['evil.io/allowed:tag', 'evil/allowed:tag', 'allowed:tag2', 'allowed:Tag', `allowed:tag@${digest}`].filter(
        (text) => normalizeImage(text) === allowed,
      ),
    ).toEqual([])
  })

  it.each([
    '',
    ' ',
    'Python',
    'a b',
    'a:',
    ':a',
    'a:b:c',
    'a@b',
    'a@sha256:abc',
    `a@${digest}@${digest}`,
    '-v',
    '--privileged',
    '/a',
    'a/',
    'a//b',
    '../a',
    'a/../b',
    'a$(id)',
    'a;b',
    'a\nb',
    'a\0',
    'é',
    `a:${'x'.repeat(129)}`,
    'x'.repeat(600),
    'f'.repeat(64),
    'http://a/b',
    'a..b',
    'evil.io/',
  ])('#139 refuses %j', (text) => {
    expect(parseImageReference(text).ok).toBe(false)
  })

  it('#139 names upper case as the mistake', () => {
    expect(parseImageReference('library/Python')).toEqual({
      ok: false,
      problem: { code: 'ImageNameUppercase' },
    })
  })

  it('has one normal spelling', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9.:/@_-]{1,40}$/), (text) => {
        const normal = normalizeImage(text)
        return normal === undefined || normalizeImage(normal) === normal
      }),
      { numRuns: 20_000 },
    )
  })
})
