import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeWordedImage } from '../../fixtures/worded-image'
import { hosts } from '../hosts/hosts'
import { PanelStage } from '../hosts/stage'
import { LabsPage } from '../pages/labs-page'

/** Nobody listens there, on any machine. */
const NO_REGISTRY = '127.0.0.1:1/no/registry:1'
const SHOWN_MS = 60_000

describe.each(hosts)('images, in $name', (host) => {
  const words = `lrm-test/panel-words-${host.name.replace(/\W/g, '').toLowerCase()}:1`
  let stage: PanelStage
  beforeAll(async () => {
    stage = await PanelStage.open(host)
    await stage.declare(['first'])
    await stage.untilReady(1)
    await makeWordedImage(stage.world.docker, words, {
      run: 'mkdir -p /data /home/student; echo hi > /home/student/start.txt; chmod 444 /home/student/start.txt',
      changes: ['VOLUME /data', 'USER 1500'],
    })
  })
  afterAll(async () => {
    await stage?.close()
    await stage?.world.docker.getImage(words).remove({ force: true })
  })

  async function offer(name: string, spec: Readonly<Record<string, unknown>>): Promise<void> {
    await stage.panel.ask('create', {
      kind: 'LabTemplate',
      object: {
        metadata: { name },
        spec: {
          title: name,
          provisioner: 'docker',
          ports: [{ name: 'http', containerPort: 8080 }],
          readiness: { type: 'http', port: 8080 },
          stopTimeout: 0,
          ...spec,
        },
      },
    })
  }

  it('a trial run says what was found out, the worst first', async () => {
    const { page } = stage
    await offer('worded', { image: words, workDir: '/home/student' })
    await page.evaluate(() => void (window.location.hash = '#/templates'))
    await page.getByRole('article').filter({ hasText: 'worded' }).getByRole('button', { name: 'Test run' }).click()
    const findings = page.getByTestId('image-findings').getByRole('listitem')
    await findings.first().waitFor({ timeout: SHOWN_MS })
    expect(await findings.allInnerTexts()).toEqual([
      expect.stringMatching(/^1 of 1 files in \/home\/student cannot be written to by the lab's user 1500: start\.txt$/),
      expect.stringMatching(/^The image has volumes of its own \(\/data\)/),
      'The lab runs as 1500, as the image says',
    ])
    await page.getByRole('button', { name: 'Delete and close' }).click()
    await vi.waitFor(async () => expect(await stage.labs()).toHaveLength(1), { timeout: SHOWN_MS, interval: 200 })
  })

  it('a failed pull is trouble at once, says when it is tried again, and tries now when asked', async () => {
    const { page } = stage
    await offer('nowhere', { image: NO_REGISTRY })
    await stage.declare(['stuck'], { template: 'nowhere' })
    await new LabsPage(page).open()
    const row = page.getByRole('row').filter({ hasText: 'stuck' })
    await row.getByText(/^Next try in \d+/).waitFor({ timeout: SHOWN_MS })
    expect(await row.getByText('The registry cannot be reached').isVisible()).toBe(true)
    await row.getByRole('button', { name: 'Try now: stuck' }).click()
    const told = async () =>
      (await stage.labs()).find(({ metadata }) => metadata.name === 'stuck')?.status.transitions?.map(({ reason }) => reason)
    await vi.waitFor(async () => expect(await told()).toEqual(expect.arrayContaining(['RegistryUnreachable', 'TryingNow'])), {
      timeout: SHOWN_MS,
      interval: 200,
    })
  })
})
