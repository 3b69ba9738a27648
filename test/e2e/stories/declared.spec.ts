import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { upToDateOf } from '../../../src/core/resource/lab-conditions'
import { hosts } from '../hosts/hosts'
import { PanelStage } from '../hosts/stage'
import { LabDrawer } from '../pages/lab-drawer'
import { LabsPage } from '../pages/labs-page'

const SHOWN_MS = 30_000
const MIB = 2 ** 20
/** Takes all memory that there is as long as it is less than 50 MB. */
const GREEDY =
  'limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null || cat /sys/fs/cgroup/memory/memory.limit_in_bytes); if [ "$limit" -lt 50000000 ]; then exec tail /dev/zero; fi; exec sleep 3600'

describe.each(hosts)('what is declared and what runs, in $name', (host) => {
  let stage: PanelStage
  let page: Page
  let list: LabsPage
  let ada: LabDrawer
  beforeAll(async () => {
    stage = await PanelStage.open(host)
    page = stage.page
    list = new LabsPage(page)
    ada = new LabDrawer(page, 'ada')
    await stage.declare(['ada', 'bob'])
    await stage.untilReady(2)
    await list.open()
  })
  afterAll(() => stage?.close())

  const stored = async (name: string) => (await stage.labs()).find(({ metadata }) => metadata.name === name)
  const memoryOf = async (name: string) => (await (await stage.containerOf(name)).inspect()).HostConfig.Memory ?? 0
  const until = (holds: () => Promise<void>) => vi.waitFor(holds, { timeout: SHOWN_MS, interval: 100 })
  const untilTrue = (name: string) =>
    until(async () =>
      expect([(await stored(name))?.status.state, upToDateOf((await stored(name))?.status ?? { state: 'failed' })?.status]).toEqual([
        'ready',
        'True',
      ]),
    )
  const dialog = () => page.getByRole('dialog')

  async function setMemory(text: string): Promise<void> {
    await dialog().getByLabel('Memory').fill(text)
  }

  it('a changed lab says in its row what waits, is found by it, and its restart applies it', async () => {
    await stage.panel.ask('patch', {
      kind: 'LabInstance',
      name: 'ada',
      type: 'merge',
      patch: { spec: { environment: { GREETING: 'hello' } } },
    })
    await list.row('ada').getByText('1 change waits for a restart', { exact: true }).waitFor({ timeout: SHOWN_MS })
    expect(await list.count('Needs attention')).toBe(0)
    await list.searchBox.fill('is:outdated')
    await expect.poll(() => list.shown()).toEqual(['ada ready'])
    await list.openDetails('ada')
    await ada.panel.getByTestId('waiting').getByText('1 change waits for a restart: variable GREETING').waitFor()
    await ada.panel.getByRole('row', { name: /^variable GREETING hello an earlier value ↻ comes with a restart$/i }).waitFor()
    await ada.panel.getByRole('button', { name: 'Restart to apply (1 change)' }).click()
    await untilTrue('ada')
    expect((await (await stage.containerOf('ada')).inspect()).Config.Env).toContain('GREETING=hello')
    await ada.panel.getByText('What you asked for is in force.').waitFor({ timeout: SHOWN_MS })
    expect(await ada.panel.getByTestId('waiting').count()).toBe(0)
    await ada.close()
  })

  it('an edited template says how many labs wait, and restarts them when a person says so', async () => {
    await page.evaluate(() => void (window.location.hash = '#/templates/sample-lab'))
    await page.getByLabel('Memory').fill('96Mi')
    await page.getByRole('button', { name: 'Save' }).click()
    const told = page.getByRole('status').filter({ hasText: 'Sample lab:' })
    await told.getByText('2 labs wait for a restart').waitFor({ timeout: SHOWN_MS })
    expect([await memoryOf('ada'), await memoryOf('bob')]).toEqual([64 * MIB, 64 * MIB])
    await told.getByRole('button', { name: 'Restart them' }).click()
    await dialog().getByText('students may be at work in them right now').waitFor()
    await dialog().getByRole('button', { name: 'Restart 2 labs' }).click()
    await list.toast('2 restarted').waitFor({ timeout: SHOWN_MS })
    for (const name of ['ada', 'bob']) await untilTrue(name)
    await until(async () => expect([await memoryOf('ada'), await memoryOf('bob')]).toEqual([96 * MIB, 96 * MIB]))
  })

  it('limits of one lab act on it as it runs, until a time; less than it uses is warned of with the number', async () => {
    await list.open()
    await list.openDetails('ada')
    const before = (await stored('ada'))?.status.containerId
    await ada.panel.getByRole('button', { name: 'Limits' }).click()
    // No container is that small, but its shell is: what is used is asked of Docker, not guessed.
    await (
      await stage.containerOf('ada')
    )
      .exec({ Cmd: ['dd', 'if=/dev/zero', 'of=/tmp/much', 'bs=1M', 'count=20'] })
      .then((exec) => exec.start({ hijack: true, stdin: false }))
    await setMemory('8')
    await dialog()
      .getByText(/^It uses \d+(\.\d)?.MiB now/)
      .waitFor({ timeout: SHOWN_MS })
    await setMemory('128 MiB')
    await dialog().getByText('Until a time').click()
    const [, at] =
      /^Until (\d\d:\d\d)/.exec(
        await dialog()
          .getByText(/^Until \d\d:\d\d/)
          .innerText(),
      ) ?? []
    await dialog().getByRole('button', { name: 'Set limits' }).click()
    // An hour from now may be tomorrow, and is then told with its day.
    await ada.panel
      .getByRole('row', { name: new RegExp(`until (\\S+, )?${at}, then the template's.*128.MiB memory`) })
      .waitFor({ timeout: SHOWN_MS })
    expect([await memoryOf('ada'), (await stored('ada'))?.status.containerId]).toEqual([128 * MIB, before])
    await ada.close()
  })

  it('limits of a selection are one batch', async () => {
    for (const name of ['ada', 'bob']) await list.row(name).getByRole('checkbox').click()
    await list.bulk.getByRole('button', { name: 'Limits' }).click()
    await setMemory('112')
    await dialog().getByRole('button', { name: 'Set limits of 2 labs' }).click()
    await list.toast('2 limits set').waitFor({ timeout: SHOWN_MS })
    await until(async () => expect([await memoryOf('ada'), await memoryOf('bob')]).toEqual([112 * MIB, 112 * MIB]))
    await list.bulk.getByRole('button', { name: 'Clear the selection' }).click()
  })

  it('a lab that ran out of memory is offered twice as much with its restart', async () => {
    const { spec } = await stage.panel.ask('get', { kind: 'LabTemplate', name: 'sample-lab' })
    await stage.panel.ask('create', {
      kind: 'LabTemplate',
      object: {
        metadata: { name: 'greedy' },
        spec: {
          ...(spec as object),
          title: 'Greedy',
          command: ['/bin/sh', '-c', GREEDY],
          readiness: { type: 'none' },
          resources: { memory: '32Mi' },
          stopTimeout: 0,
        },
      },
    })
    await stage.declare(['eve'], { template: 'greedy' })
    await list.untilState('eve', 'Failed')
    await list.openDetails('eve')
    const eve = new LabDrawer(page, 'eve')
    await eve.panel.getByRole('button', { name: /^Restart with 64.MiB$/ }).click()
    await untilTrue('eve')
    expect([await memoryOf('eve'), (await stored('eve'))?.spec.resources]).toEqual([64 * MIB, { memory: '64Mi' }])
    await eve.close()
  })

  it('a lab whose template names no folder says so before it goes, on its template, and in its record', async () => {
    const { spec } = await stage.panel.ask('get', { kind: 'LabTemplate', name: 'sample-lab' })
    const { workDir: _, ...folderless } = spec as { workDir: string }
    await stage.panel.ask('create', { kind: 'LabTemplate', object: { metadata: { name: 'bare' }, spec: { ...folderless, title: 'Bare' } } })
    await stage.declare(['zoe'], { template: 'bare' })
    await list.untilState('zoe', 'Ready')
    await list.openDetails('zoe')
    const zoe = new LabDrawer(page, 'zoe')
    await zoe.panel.getByRole('button', { name: 'Delete', exact: true }).click()
    await dialog().getByText("Its template names no student's folder").waitFor()
    await dialog().getByRole('button', { name: 'Delete 1 lab' }).click()
    await zoe.panel.getByText('It was looked: there was no work to collect.').waitFor({ timeout: SHOWN_MS })
    await page.getByRole('link', { name: 'Templates' }).click()
    await page.getByRole('article', { name: 'Bare' }).getByText('keeps no folder').waitFor()
    expect(await page.getByRole('article', { name: 'Sample lab' }).getByText('keeps no folder').count()).toBe(0)
  })
})
