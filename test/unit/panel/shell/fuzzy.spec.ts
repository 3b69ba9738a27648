import { describe, expect, it } from 'vitest'
import { best, match } from '../../../../renderer/shell/fuzzy'

const item = (title: string, group = 'Lab') => ({ title, group })
const titles = (wanted: string, items: readonly { title: string; group: string }[]) => best(wanted, items, 10).map(({ title }) => title)

describe('what the palette finds', () => {
  it('a part of a name, the beginning of a word before its middle', () => {
    expect(titles('al', [item('Donald Knuth'), item('Alan Turing'), item('Ken Thompson')])).toEqual(['Alan Turing', 'Donald Knuth'])
  })

  it('initials, and words in any order', () => {
    expect(titles('al', [item('Ada Lovelace')])).toEqual(['Ada Lovelace'])
    expect(titles('love ada', [item('Ada Lovelace')])).toEqual(['Ada Lovelace'])
  })

  it('a group by its name, behind what is called so itself', () => {
    expect(titles('engine', [item('Pause the watcher', 'Engine'), item('Engine', 'Go to')])).toEqual(['Engine', 'Pause the watcher'])
  })

  it('nothing by letters that only happen to be there', () => {
    expect(match('xyz', 'Ada Lovelace')).toBeUndefined()
    expect(match('dvc', 'Ada Lovelace')).toBeUndefined()
  })

  it('everything as it comes while nothing is typed, and no more than can be shown', () => {
    expect(best('', [item('b'), item('a'), item('c')], 2).map(({ title }) => title)).toEqual(['b', 'a'])
  })
})
