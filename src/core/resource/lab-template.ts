import { z } from 'zod'
import { containerPathProblems } from './format/container-path'
import { parseDurationWithin } from './format/duration'
import { environmentNameProblems } from './validation/environment'
import { parseImageReference } from './format/image-reference'
import { statusRangeOf } from './format/status-range'
import { labDurationSchema, resourcesSchema } from './lab-instance'
import { labelProblems, plainTextProblems } from './format/names'
import { problem, problemsOf, type Problem } from './format/parsed'
import type { Resource } from './resource'
import { CAPABILITIES, PROBE_SCHEMES, PROVISIONERS } from './template-choices'
import { checkWith } from './validation/check-with'

const argument = z
  .string()
  .max(32_768)
  .regex(/^[^\0]*$/, 'HasNul')
const argv = z.array(argument).min(1).max(256)
const port = z.number().int().min(1).max(65535)
const path = z.string().max(1024).check(checkWith(urlPathProblems))
const folder = z.string().check(checkWith(containerPathProblems))
const probeTime = z.string().check(checkWith((text) => problemsOf(parseDurationWithin(text, { min: '10ms', max: '60s' }))))

/** A code, or all from one to another. */
const statusRange = z.union([
  z.number().int().min(100).max(599),
  z.string().check(checkWith((text) => (statusRangeOf(text) === undefined ? [problem('StatusRangeOdd')] : []))),
])

const timing = {
  /** Between two probes of a lab that has not answered yet; default 10ms, growing to 2s. */
  interval: probeTime.optional(),
  /** One probe's own deadline; default 1s for tcp and http, growing to 10s with each that ran out; 5s for exec, growing to 10s. */
  timeout: probeTime.optional(),
}

export const readinessSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('http'),
    port,
    path: path.optional(),
    /** Default http. With https any certificate will do: the question never leaves this machine. */
    scheme: z.enum(PROBE_SCHEMES).optional(),
    /** Answers that mean ready; default 100-499: a login page is an application that works. Redirects are answers and not followed. */
    status: z.array(statusRange).min(1).max(16).optional(),
    ...timing,
  }),
  z.strictObject({ type: z.literal('tcp'), port, ...timing }),
  z.strictObject({ type: z.literal('exec'), command: argv, ...timing }),
  z.strictObject({ type: z.literal('none') }),
])

const portSchema = z.strictObject({
  name: z.string().check(checkWith(labelProblems)),
  /** Inside the container. The host's port is Docker's choice, read back after start. */
  containerPort: port,
})

function urlPathProblems(text: string): readonly Problem[] {
  return /^\/[\x21-\x7e]*$/.test(text) && !text.startsWith('//') && !text.includes('\\') ? [] : [problem('UrlPathOdd')]
}

export const labTemplateSpecSchema = z.strictObject({
  title: z.string().min(1).max(128).check(checkWith(plainTextProblems)),
  description: z.string().max(4096).optional(),
  icon: z.string().max(64).check(checkWith(plainTextProblems)).optional(),
  provisioner: z.enum(PROVISIONERS),
  image: z.string().check(checkWith((text) => problemsOf(parseImageReference(text)))),
  command: argv.optional(),
  ports: z.array(portSchema).max(16).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  /** Names of environment variables that get a fresh random value for each lab, kept out of every screen and log. */
  secrets: z
    .array(z.string().check(checkWith(environmentNameProblems)))
    .max(32)
    .optional(),
  resources: resourcesSchema.optional(),
  readiness: readinessSchema.optional(),
  /** Path (and query) appended to the endpoint; `${NAME}` is replaced by the lab's secret of that name. */
  openPath: path.optional(),
  /** The student's folder in the container: a volume of its own, kept over restarts, collected before delete. */
  workDir: folder.optional(),
  duration: labDurationSchema.optional(),
  /** uid or uid:gid. */
  user: z
    .string()
    .regex(/^[0-9]{1,9}(:[0-9]{1,9})?$/, 'UserNotNumeric')
    .optional(),
  /** Paths that are writable beside workDir (each a small tmpfs), or true for a writable root file system. */
  writable: z.union([z.boolean(), z.array(folder).max(16)]).optional(),
  /** Capabilities given back after all were dropped; only from a short list of harmless ones. */
  capabilities: z.array(z.enum(CAPABILITIES)).optional(),
  /** Seconds of grace between SIGTERM and SIGKILL when the lab is stopped; default 10. */
  stopTimeout: z.number().int().min(0).max(300).optional(),
})

export type Readiness = z.infer<typeof readinessSchema>
export type LabTemplateSpec = z.infer<typeof labTemplateSpecSchema>
export type ProvisionerKind = (typeof PROVISIONERS)[number]
export type LabTemplate = Resource<LabTemplateSpec>
