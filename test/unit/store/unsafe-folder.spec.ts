import { english } from '../../../src/core/sentences/english'
import { expect, it } from 'vitest'
import { warnOfFolder } from '../../../src/backends/lowdb/disk/unsafe-folder'

const EXT4 = 0xef53

it('#59 a folder that the cloud keeps in step, or on a network drive, is warned of, and how to choose another', () => {
  const unsafe: readonly (readonly [string, number | undefined])[] = [
    ['D:\\anna\\OneDrive - School\\labs', undefined],
    ['/srv/anna/Dropbox/labs', EXT4],
    ['/srv/anna/Library/CloudStorage/labs', undefined],
    ['/srv/anna/Library/Mobile Documents/labs', undefined],
    ['\\\\server\\share\\labs', undefined],
    ['/mnt/labs', 0x6969],
    ['/mnt/labs', 0xff534d42],
    ['/mnt/labs', 0xff534d42 | 0],
  ]
  for (const [directory, type] of unsafe)
    expect([directory, english(warnOfFolder(directory, type) ?? { code: 'Nothing' })]).toEqual([
      directory,
      expect.stringContaining('--data-dir'),
    ])
})

it('#59 no other folder is warned of', () => {
  for (const directory of ['/srv/anna/.config/lab', '/var/lib/dropbox-notes/labs', 'D:\\anna\\AppData\\lab', '/srv/anna/googledrives']) {
    expect([directory, warnOfFolder(directory, EXT4)]).toEqual([directory, undefined])
  }
})
