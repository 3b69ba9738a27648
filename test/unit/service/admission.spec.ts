import { describe, expect, it } from 'vitest'
import { isApiError, type Cause } from '../../../src/core/resource/api-error'
import type { Resource } from '../../../src/core/resource/resource'
import type { ListOptions, ResourceStore } from '../../../src/core/store/resource-store'
import type { ResourceDraft } from '../../../src/core/resource/resource'
import { refuseIf } from '../../../src/core/store/write-checks'
import { validateResource, validateUpdate } from '../../../src/core/resource/validation/validate-resource'
import { admission } from '../../../src/service/admission'
import { invalidValue } from '../../../src/core/resource/validation/causes'
import { aLab, aTemplate } from '../resource/a-draft'

/** Answers `list` from a few templates; anything else asked of it is a mistake of the code under test. */
function storeWith(...templates: readonly (readonly [string, string])[]): ResourceStore {
  const list = (kind: string, { namespace }: ListOptions = {}) =>
    Promise.resolve({
      resourceVersion: '1',
      items:
        kind === 'LabTemplate'
          ? templates.filter(([place]) => place === namespace).map(([place, name]) => aTemplate({}, { name, namespace: place }))
          : [],
    })
  return { list } as unknown as ResourceStore
}

const store = storeWith(['student-labs', 'python-basics'], ['student-labs', 'web-dev'], ['other', 'own'])
const stored = (spec: object = {}): Resource => ({
  ...aLab(spec),
  metadata: { ...aLab().metadata, uid: 'u', resourceVersion: '1', generation: 1, creationTimestamp: '2025-01-01T00:00:00Z' },
  status: { state: 'pending' },
})
const NOW = Date.parse('2025-09-09T12:00:00Z')
/** As the store asks: with what the object itself says wrong. */
const admit = async (store: ResourceStore, next: ResourceDraft | Resource, old?: Resource, world: readonly Cause[] = []): Promise<void> => {
  const asked = admission({ store, clock: { now: () => NOW }, causesInWorld: () => Promise.resolve(world) })
  const causes = old === undefined ? validateResource(next) : validateUpdate(old, next as Resource)
  refuseIf(await asked({ ...(old === undefined ? {} : { old }), next, causes, dryRun: false }), next)
}
const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'admitted',
    (error: unknown) => (isApiError(error) ? `${error.code} ${error.message}` : String(error)),
  )

describe('admission', () => {
  it("lets in a lab whose template exists, in its own namespace or among everybody's", async () => {
    const labs = [
      aLab(),
      aLab({ template: 'own' }, { namespace: 'other' }),
      aLab({}, { namespace: 'other' }),
      aLab({ template: 'web-dev' }, { namespace: undefined }),
    ]
    expect(await Promise.all(labs.map((lab) => outcome(admit(store, lab))))).toEqual(Array(4).fill('admitted'))
  })

  it('#163 says of a missing template which there are, together with every other mistake', async () => {
    expect(await outcome(admit(store, aLab({ template: 'x', duration: '60' })))).toBe(
      '422 LabInstance.lab.neuroglia.com "python-basics-lab" is invalid: [spec.duration: Invalid value: "60": time: missing unit in duration "60" (a lab lasts from 1m to 720h, that is 30 days, or "none"), ' +
        'spec.template: Unsupported value: "x": supported values: "python-basics", "web-dev"]',
    )
    expect(await outcome(admit(store, aLab({ template: 'own' })))).toContain('Unsupported value: "own"')
  })

  it('lets a lab change whose template is gone, but not change to one that is missing', async () => {
    expect(await outcome(admit(storeWith(), stored({ duration: '2h' }), stored()))).toBe('admitted')
    expect(await outcome(admit(store, stored({ template: 'x' }), stored()))).toContain('Unsupported value: "x"')
  })

  it('refuses a wish that cannot be carried out any more, when it is made and not when it has grown old', async () => {
    const [past, future] = ['2025-09-09T11:00:00Z', '2025-09-09T13:00:00Z']
    const update = (was: object, wish: object, state = 'ready') =>
      outcome(admit(store, stored({ ...was, ...wish }), { ...stored(was), status: { state } }))
    for (const member of ['keepUntil', 'resourcesUntil']) {
      expect(await outcome(admit(store, aLab({ [member]: past })))).toContain(`spec.${member}: Invalid value: "${past}": is over already`)
      expect(await update({}, { [member]: past })).toContain('is over already')
      expect([await update({}, { [member]: future }), await update({ [member]: past }, { duration: '2h' })]).toEqual([
        'admitted',
        'admitted',
      ])
    }
    expect(await update({}, { restartAt: past }, 'pending')).toContain('there is nothing to restart')
    expect([await update({}, { restartAt: future }, 'pending'), await update({}, { restartAt: past })]).toEqual(['admitted', 'admitted'])
    expect(await update({}, { endsAt: past }, 'expired')).toContain('only an end that is to come brings it back')
    expect([await update({}, { endsAt: future }, 'expired'), await update({}, { endsAt: past })]).toEqual(['admitted', 'admitted'])
  })

  it('asks the world last, and only of what is right otherwise', async () => {
    const full = [invalidValue('metadata.annotations', 'x', 'MomentOver')]
    expect(await outcome(admit(store, aLab(), undefined, full))).toContain('metadata.annotations: Invalid value: is over already')
    expect(await outcome(admit(store, aLab({ duration: '60' }), undefined, full))).not.toContain('metadata.annotations')
  })

  it('#12 answers for anything at all', async () => {
    for (const draft of [
      {},
      { kind: 'LabInstance' },
      { kind: 5, metadata: 5 },
      { kind: 'LabInstance', metadata: null, spec: { template: {} } },
    ]) {
      expect(await outcome(admit(store, draft as unknown as ResourceDraft))).toMatch(/^422 /)
    }
  })
})
