import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { DeletedLab } from '../../../src/contract/words'
import { hosts } from '../hosts/hosts'
import { PanelStage } from '../hosts/stage'
import { LabDrawer } from '../pages/lab-drawer'
import { LabsPage } from '../pages/labs-page'

const isPossible = process.getuid?.() === 0 && process.platform === 'linux'

describe.skipIf(!isPossible).each(hosts)(
  'a deletion without room for the work, in $name (as root on Linux: a small disk is mounted)',
  (host) => {
    let stage: PanelStage
    let list: LabsPage
    let ada: LabDrawer
    let elsewhere = ''
    let collected = ''
    beforeAll(async () => {
      elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'))
      stage = await PanelStage.open(host)
      collected = join(stage.panel.dataDir, 'collected')
      mkdirSync(collected, { recursive: true })
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m,mode=700', 'tmpfs', collected])
      writeFileSync(join(collected, 'ballast'), Buffer.alloc(900_000))
      list = new LabsPage(stage.page)
      ada = new LabDrawer(stage.page, 'ada')
      await stage.declare(['ada'])
      await stage.untilReady(1)
      const exec = await (
        await stage.containerOf('ada')
      ).exec({ Cmd: ['dd', 'if=/dev/urandom', 'of=/home/student/photo', 'bs=1M', 'count=2'] })
      await exec.start({ Detach: true })
      await vi.waitFor(async () => expect((await exec.inspect()).Running).toBe(false), { interval: 50 })
    })
    afterAll(async () => {
      execFileSync('umount', ['--lazy', collected])
      await stage?.close()
      rmSync(elsewhere, { recursive: true, force: true })
    })

    const folderInput = () => ada.panel.getByRole('textbox', { name: 'Another folder for its work' })
    const collectThere = () => ada.panel.getByRole('button', { name: 'Collect it there' }).click()

    it('is told where it stands, with the folder that is full and a place to name another one', async () => {
      await list.openDetails('ada')
      await ada.remove('Delete 1 lab')
      await folderInput().waitFor({ timeout: 20_000 })
      await ada.panel.getByText(`The disk of ${collected}`).first().waitFor()
    })

    it('a folder that will not do is told at its field, and nothing happens to the lab', async () => {
      await folderInput().fill('media/disk')
      await collectThere()
      await ada.panel.getByText('Not a whole path: media/disk').waitFor()
      expect((await stage.labs()).map(({ metadata }) => metadata.name)).toEqual(['ada'])
    })

    it('one that will do takes the work, and the record of the lab says where that is', async () => {
      await folderInput().fill(join(elsewhere, 'work'))
      await collectThere()
      await vi.waitFor(async () => expect(await stage.labs()).toEqual([]), { timeout: 20_000, interval: 200 })
      const { items } = await stage.panel.ask('list', { kind: 'DeletedLab' })
      const path = (items as readonly DeletedLab[])[0]?.spec.work?.path ?? ''
      expect(path.startsWith(join(elsewhere, 'work'))).toBe(true)
      expect(readdirSync(join(path, '..')).length).toBe(2)
      await ada.panel.getByText(path).waitFor()
    })
  },
)
