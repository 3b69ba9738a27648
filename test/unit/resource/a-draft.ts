import type { Cause } from '../../../src/core/resource/api-error'
import { validateResource } from '../../../src/core/resource/validation/validate-resource'

const API_VERSION = 'lab.neuroglia.com/v1'

export function aLab(spec: object = {}, metadata: object = {}) {
  return {
    apiVersion: API_VERSION,
    kind: 'LabInstance',
    metadata: { name: 'python-basics-lab', namespace: 'student-labs', ...metadata },
    spec: { template: 'python-basics', studentEmail: 'student@university.edu', ...spec },
  }
}

export function aTemplate(spec: object = {}, metadata: object = {}) {
  return {
    apiVersion: API_VERSION,
    kind: 'LabTemplate',
    metadata: { name: 'python-basics', namespace: 'student-labs', ...metadata },
    spec: { title: 'Python basics', provisioner: 'docker', image: 'python:3.11-slim', ...spec },
  }
}

export function someSettings(spec: object = {}, metadata: object = {}) {
  return { apiVersion: API_VERSION, kind: 'EngineSettings', metadata: { name: 'default', ...metadata }, spec }
}

/** `field: message` of every mistake: what a person would read. */
export const mistakes = (draft: unknown): readonly string[] => sentences(validateResource(draft))
export const sentences = (causes: readonly Cause[]): readonly string[] => causes.map(({ field, message }) => `${field}: ${message}`)
