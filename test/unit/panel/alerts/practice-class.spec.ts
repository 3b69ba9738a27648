import { describe, expect, it } from 'vitest'
import { PRACTICE_LABEL, PRACTICE_TEMPLATE, practiceLabs } from '../../../../renderer/features/alerts/practice-class'
import { heldOf } from '../../../../renderer/features/alerts/find-alerts'
import { validateResource } from '../../../../src/core/resource/validation/validate-resource'

describe('the practice class', () => {
  it('is what the store takes: a template and twelve labs, each a student of its own', () => {
    const template = { kind: 'LabTemplate', metadata: { name: PRACTICE_TEMPLATE.name }, spec: PRACTICE_TEMPLATE.spec }
    const labs = practiceLabs().map((lab) => ({ kind: 'LabInstance', ...lab }))
    expect([template, ...labs].flatMap((each) => validateResource(each))).toEqual([])
    expect(new Set(practiceLabs().map(({ spec }) => spec.studentEmail ?? '')).size).toBe(12)
  })

  it('is simulated, marked for its removal, and writes to nobody', () => {
    expect(PRACTICE_TEMPLATE.spec.provisioner).toBe('simulated')
    for (const { metadata, spec } of practiceLabs())
      expect([metadata.labels[PRACTICE_LABEL], spec.studentEmail?.endsWith('@example.com')]).toEqual(['true', true])
  })

  it('has something to see: some go wrong, and no two in the same way', () => {
    const faults = practiceLabs().flatMap(({ spec }) => spec.environment?.['SIMULATE'] ?? [])
    expect(faults.length).toBeGreaterThan(1)
    expect(new Set(faults).size).toBe(faults.length)
  })
})

describe('what the brake holds', () => {
  it('tells labs that would end from containers that would be removed', () => {
    expect(heldOf(['LabInstance/student-labs/ada', 'Orphan//u-1'])).toEqual({
      labs: [{ key: 'LabInstance/student-labs/ada', namespace: 'student-labs', name: 'ada' }],
      containers: 1,
    })
  })
})
