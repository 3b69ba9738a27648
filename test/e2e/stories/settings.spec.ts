import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hosts } from '../hosts/hosts'
import { PanelStage } from '../hosts/stage'
import { EnginePage } from '../pages/engine-page'
import { LabsPage } from '../pages/labs-page'

describe.each(hosts)('the engine is steered in $name', (host) => {
  let stage: PanelStage
  let screen: EnginePage
  beforeAll(async () => {
    stage = await PanelStage.open(host, { reconcileEvery: '10s' })
    screen = new EnginePage(stage.page)
    await screen.open()
  })
  afterAll(() => stage?.close())

  const reconciler = async () => (await stage.panel.ask('engine', {})).loops.find(({ name }) => name === 'reconciler')

  it('an interval of 1s instead of 10s is in force at once: the next tick comes within 1.5 s', async () => {
    await screen.order('Run now', 'Reconciler').click()
    const before = (await reconciler())?.iterations ?? 0
    const setAt = Date.now()
    await screen.setInterval('Reconciler', '1s')
    await screen.station('Reconciler').getByText('In force').waitFor()
    await expect.poll(async () => (await reconciler())?.iterations, { interval: 20 }).toBeGreaterThan(before)
    expect(Date.now() - setAt).toBeLessThan(1_500)
  })

  it('the change is told with who made it, and taken back from there', async () => {
    const step = screen.history.getByRole('listitem').filter({ hasText: '10s' }).filter({ hasText: 'by this panel' }).first()
    await step.waitFor()
    await step.getByRole('button', { name: /^Back to before this change/ }).click()
    await expect.poll(() => screen.interval('Reconciler').inputValue()).toBe('10s')
    await expect.poll(async () => (await reconciler())?.intervalMs).toBe(10_000)
  })

  it('a lab that is declared while the controller is held waits, and becomes ready when it goes on', async () => {
    const list = new LabsPage(stage.page)
    await screen.order('Pause', 'Controller').click()
    await screen.order('Resume', 'Controller').waitFor()
    await stage.declare(['held'])
    await screen.order('Run now', 'Reconciler').click()
    await list.open()
    await list.untilState('held', 'Pending')
    await screen.open()
    await screen.order('One step', 'Controller').click()
    await screen.order('Resume', 'Controller').click()
    await list.open()
    await list.untilState('held', 'Ready')
  })
})
