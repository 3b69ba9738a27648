import { expect, it } from 'vitest'
import { specDifferences } from '../../../../../renderer/features/templates/outdated/outdated'
import type { LabTemplateSpec } from '../../../../../src/contract/words'

it('the newer version of a template is shown by what differs, and by nothing that only stands in another order', () => {
  const mine: LabTemplateSpec = { title: 'Mine', provisioner: 'docker', image: 'web:1', environment: { A: '1', B: '2' }, stopTimeout: 2 }
  const newer: LabTemplateSpec = { title: 'Web', provisioner: 'docker', image: 'web:1', environment: { B: '2', A: '1' }, user: '1000:1000' }
  expect(specDifferences(mine, newer)).toEqual([
    { member: 'title', mine: 'Mine', newer: 'Web' },
    { member: 'stopTimeout', mine: '2' },
    { member: 'user', newer: '1000:1000' },
  ])
})
