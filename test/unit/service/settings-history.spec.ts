import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settingsHistory } from '../../../src/contract/words'
import { SETTINGS_HISTORY_ANNOTATION } from '../../../src/core/resource/annotations'
import { type EngineSettings } from '../../../src/core/resource/engine-settings'
import { createLabService, type LabService } from '../../../src/service/lab-service'
import { FAKE_START } from '../../fixtures/fake-clock'
import { TestEngine } from '../../fixtures/test-engine'

const REF = { kind: 'EngineSettings', name: 'default' }

describe('the history of the settings', () => {
  let test: TestEngine
  let service: LabService
  beforeEach(async () => {
    test = await new TestEngine().start()
    service = createLabService({ engine: test.engine, clock: test.clock })
  })
  afterEach(() => test.stop())
  const stored = async () => (await service.resources.get(REF)) as EngineSettings
  const set = (spec: object, fieldManager?: string) =>
    service.resources.patch({ ...REF, type: 'merge', patch: { spec }, ...(fieldManager === undefined ? {} : { fieldManager }) })

  it('says who changed what and when, newest first, and each line is a way back', async () => {
    await set({ watch: { pollInterval: '5s' } }, 'panel')
    await set({ watch: { pollInterval: '9s' } })
    expect(settingsHistory(await stored())).toEqual([
      { at: FAKE_START, by: 'api', from: { watch: { pollInterval: '5s' } } },
      { at: FAKE_START, by: 'panel', from: {} },
    ])
    const [newest] = settingsHistory(await stored())
    await service.resources.replace({ ...REF, object: { ...(await stored()), spec: newest?.from }, fieldManager: 'panel' })
    expect(test.engine.settings.current().watch.pollIntervalMs).toBe(5_000)
  })

  it('has no line for a write that changes nothing, and keeps the newest twenty', async () => {
    for (let seconds = 1; seconds <= 30; seconds++) {
      await set({ watch: { pollInterval: `${seconds}s` } })
      test.clock.advance(60_000)
    }
    const { resourceVersion } = (await stored()).metadata
    await set({ watch: { pollInterval: '30s' } })
    expect((await stored()).metadata.resourceVersion).toBe(resourceVersion)
    expect(settingsHistory(await stored()).map(({ from }) => from.watch?.pollInterval)).toEqual(
      Array.from({ length: 20 }, (_, index) => `${29 - index}s`),
    )
  })

  it('has one line for the many writes of one move of a slider, and leads back to before the move', async () => {
    await set({ watch: { pollInterval: '2s' } }, 'panel')
    test.clock.advance(60_000)
    for (let seconds = 3; seconds <= 30; seconds++) {
      await set({ watch: { pollInterval: `${seconds}s` } }, 'panel')
      test.clock.advance(1_000)
    }
    expect(settingsHistory(await stored())).toEqual([
      { at: FAKE_START + 87_000, by: 'panel', from: { watch: { pollInterval: '2s' } } },
      { at: FAKE_START, by: 'panel', from: {} },
    ])
    test.clock.advance(9_000)
    await set({ watch: { pollInterval: '31s' } }, 'panel')
    expect(settingsHistory(await stored())).toHaveLength(3)
  })

  it('keeps the way there and the way back apart, however soon somebody went back', async () => {
    await set({ watch: { pollInterval: '5s' } }, 'panel')
    await service.resources.replace({ ...REF, object: { ...(await stored()), spec: {} }, fieldManager: 'panel' })
    expect(settingsHistory(await stored()).map(({ from }) => from)).toEqual([{ watch: { pollInterval: '5s' } }, {}])
  })

  it("is nobody else's to write: what a client sends there is thrown away, and other annotations stay", async () => {
    await set({ watch: { pollInterval: '5s' } }, 'panel')
    const forged = JSON.stringify([{ at: 1, by: 'somebody else', from: {} }])
    await service.resources.patch({
      ...REF,
      type: 'merge',
      patch: { metadata: { annotations: { [SETTINGS_HISTORY_ANNOTATION]: forged, note: 'mine' } } },
    })
    await service.resources.patch({ ...REF, type: 'merge', patch: { metadata: { annotations: { [SETTINGS_HISTORY_ANNOTATION]: null } } } })
    expect(settingsHistory(await stored()).map(({ by }) => by)).toEqual(['panel'])
    expect((await stored()).metadata.annotations?.['note']).toBe('mine')
  })

  it('spoilt by hand, it is what of it can be read', () => {
    const read = (text: string) => settingsHistory({ metadata: { annotations: { [SETTINGS_HISTORY_ANNOTATION]: text } } })
    expect([read('{'), read('{}'), read('null'), read('[{"at":1},{"at":2,"by":"api","from":7},{"at":3,"by":"api","from":{}}]')]).toEqual([
      [],
      [],
      [],
      [{ at: 3, by: 'api', from: {} }],
    ])
  })
})
