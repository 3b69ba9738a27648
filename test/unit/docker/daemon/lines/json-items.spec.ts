import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonItems, NoListError } from '../../../../../src/provisioners/docker/daemon/lines/json-items'

/** Cut anywhere, also in the middle of a letter. */
async function* cut(text: string, length: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

async function itemsOf(text: string, length = 7): Promise<unknown[] | string> {
  const items: unknown[] = []
  try {
    for await (const item of jsonItems(cut(text, length))) items.push(JSON.parse(item))
    return items
  } catch (error) {
    return error instanceof NoListError ? error.message : `thrown: ${String(error)}`
  }
}

describe('a list that is read as it comes', () => {
  it('gives each of its objects as they were, wherever the network cuts it', async () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue())
    await fc.assert(
      fc.asyncProperty(
        fc.array(object, { maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0, 2),
        async (list, length, indent) => {
          expect(await itemsOf(JSON.stringify(list, undefined, indent), length)).toEqual(JSON.parse(JSON.stringify(list)))
        },
      ),
      { numRuns: 500 },
    )
  })

  it.each([
    ['', 'cut off'],
    ['[', 'cut off'],
    ['[{"a":1}', 'cut off'],
    ['[{"a":"]', 'cut off'],
    ['{"a":1}', 'no list of objects'],
    ['[1]', 'something else than objects'],
    ['["a"]', 'something else than objects'],
    ['[[]]', 'no list of objects'],
    ['null', 'something else than objects'],
    ['<html>', 'something else than objects'],
    ['[]]', 'no list of objects'],
    ['[]{}', 'no list of objects'],
    ['[}', 'no list of objects'],
    ['[],', 'something else than objects'],
  ])('%j is none', async (text, why) => {
    expect(await itemsOf(text)).toBe(why)
  })

  it('one object without end is given up', async () => {
    expect(await itemsOf(`[{"a":"${'x'.repeat(3_000_000)}`, 65_536)).toBe('an object without end')
  })
})
