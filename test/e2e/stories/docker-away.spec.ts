import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDockerd } from '../../setup/dockerd.mjs'
import type { Dockerd } from '../../setup/dockerd.mjs'
import { isRootOnLinux } from '../../setup/packages.mjs'
import { hosts } from '../hosts/hosts'
import { PanelStage } from '../hosts/stage'
import { Banner } from '../pages/banner'
import { LabsPage } from '../pages/labs-page'

/** An old Docker lets neighbours in, and that is said for as long as nobody has answered it; of Docker's silence there is nothing. */
const CALM = /^(Other computers of this network may reach labs here)?$/

if (!isRootOnLinux()) it('Docker goes away and comes back', ({ skip }) => skip('only root on Linux can start a second Docker daemon'))

describe.each(isRootOnLinux() ? hosts : [])('Docker goes away and comes back, seen in $name', (host) => {
  let daemon: Dockerd
  let stage: PanelStage
  let list: LabsPage
  let banner: Banner
  beforeAll(async () => {
    daemon = await startDockerd({ liveRestore: true })
    stage = await PanelStage.open(host, { dockerHost: daemon.host, reconcileEvery: '1s' })
    list = new LabsPage(stage.page)
    banner = new Banner(stage.page)
    // The daemon's own network has just come: Chromium may have broken off what it was loading, and the page was loaded anew.
    stage.panel.faults.expect(/net::ERR_NETWORK_CHANGED/)
    await stage.declare(['ada', 'bob'])
    await stage.untilReady(2)
  })
  afterAll(async () => {
    try {
      await stage?.close()
    } finally {
      await daemon?.remove()
    }
  })

  it('a calm banner says since when, labs keep their state, and what needs Docker is disabled', async () => {
    await list.untilState('bob', 'Ready')
    expect(await banner.text()).toMatch(CALM)
    await daemon.kill9()
    await expect
      .poll(() => banner.text(), { timeout: 10_000 })
      .toMatch(/^Docker has not answered since \d\d:\d\d; showing what was last known/)
    await stage.page.getByRole('banner').getByText('Docker is not answering').waitFor()
    expect(await list.shown()).toEqual(['ada ready', 'bob ready'])
    expect(await list.action('ada', 'Open').getAttribute('aria-disabled')).toBe('true')
    expect(await list.action('ada', 'Delete').getAttribute('aria-disabled')).toBeNull()
  })

  it('is gone by itself once Docker answers, and everything works again', async () => {
    await daemon.startAgain()
    await expect.poll(() => banner.text(), { timeout: 20_000 }).toMatch(CALM)
    await expect.poll(() => list.shown(), { timeout: 20_000 }).toEqual(['ada ready', 'bob ready'])
    const address = await stage.panel.opened(() => list.action('ada', 'Open').click())
    expect((await fetch(address)).status).toBe(200)
  })
})
