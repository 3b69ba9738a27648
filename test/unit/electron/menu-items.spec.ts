import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../src/contract/languages/language'
import { translatorFor } from '../../../electron/main/decide/desktop-messages'
import { menuItems, type MenuItem } from '../../../electron/main/decide/menu-items'

const ACTIONS = { show: () => {}, quit: () => {} }
const flat = (items: readonly MenuItem[]): readonly MenuItem[] => items.flatMap((item) => [item, ...flat(item.submenu ?? [])])
const menuIn = (locale: string, isMac: boolean) => flat(menuItems(ACTIONS, translatorFor(locale), isMac))

describe.each([true, false])("the desktop's menu (macOS: %s)", (isMac) => {
  it.each(LANGUAGES)('has a label of ours on every item in %s: Electron says its roles in English', (language) => {
    const items = menuIn(language, isMac).filter(({ type }) => type !== 'separator')
    expect(items.length).toBeGreaterThan(15)
    expect(items.filter(({ label = '' }) => label === '')).toEqual([])
    expect(items.find(({ role }) => role === 'copy')?.label).toBe({ en: 'Copy', de: 'Kopieren', fr: 'Copier' }[language])
  })

  it('has each role and each key once', () => {
    const items = menuIn('en', isMac)
    for (const all of [items.flatMap(({ role }) => role ?? []), items.flatMap(({ accelerator }) => accelerator ?? [])])
      expect(new Set(all).size).toBe(all.length)
  })
})
