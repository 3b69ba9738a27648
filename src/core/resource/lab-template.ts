import { z } from 'zod'
import { resourcesSchema } from './lab-instance'
import type { Resource } from './resource'

const timing = {
  /** Between two probes of a lab that has not answered yet; default 50ms, growing to 1s. */
  interval: z.string().optional(),
  /** One probe's own deadline; default 100ms for tcp and http, 5s for exec. */
  timeout: z.string().optional(),
}

export const readinessSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('http'), port: z.number().int(), path: z.string().optional(), ...timing }),
  z.strictObject({ type: z.literal('tcp'), port: z.number().int(), ...timing }),
  z.strictObject({ type: z.literal('exec'), command: z.array(z.string()).min(1), ...timing }),
  z.strictObject({ type: z.literal('none') }),
])

export const portSchema = z.strictObject({
  name: z.string(),
  /** Inside the container. The host's port is Docker's choice, read back after start. */
  containerPort: z.number().int().min(1).max(65535),
})

export const PROVISIONERS = ['docker', 'simulated'] as const

export const labTemplateSpecSchema = z.strictObject({
  title: z.string(),
  description: z.string().optional(),
  icon: z.string().optional(),
  provisioner: z.enum(PROVISIONERS),
  image: z.string(),
  command: z.array(z.string()).optional(),
  ports: z.array(portSchema).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  /** Names of environment variables that get a fresh random value for each lab, kept out of every screen and log. */
  secrets: z.array(z.string()).optional(),
  resources: resourcesSchema.optional(),
  readiness: readinessSchema.optional(),
  /** Path (and query) appended to the endpoint; `${NAME}` is replaced by the lab's secret of that name. */
  openPath: z.string().optional(),
  /** The student's folder in the container: a volume of its own, kept over restarts, collected before delete. */
  workDir: z.string().optional(),
  duration: z.string().optional(),
  /** uid or uid:gid. */
  user: z.string().optional(),
  /** Paths that are writable beside workDir (each a small tmpfs), or true for a writable root file system. */
  writable: z.union([z.boolean(), z.array(z.string())]).optional(),
  /** Capabilities given back after all were dropped; only from a short list of harmless ones. */
  capabilities: z.array(z.string()).optional(),
  /** Seconds of grace between SIGTERM and SIGKILL when the lab is stopped; default 10. */
  stopTimeout: z.number().int().min(0).max(300).optional(),
})

export type Readiness = z.infer<typeof readinessSchema>
export type LabTemplateSpec = z.infer<typeof labTemplateSpecSchema>
export type ProvisionerKind = (typeof PROVISIONERS)[number]
export type LabTemplate = Resource<LabTemplateSpec>
