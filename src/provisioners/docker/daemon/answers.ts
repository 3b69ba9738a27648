import { z } from 'zod'
import type { DockerCall } from './docker-errors'
import { unexpectedAnswer } from './docker-errors'

/** The parts of Docker's answers that are relied on. What does not have them is not acted on. */
const labels = z
  .record(z.string(), z.string())
  .nullish()
  .transform((value) => value ?? {})
const words = z
  .array(z.string())
  .nullish()
  .transform((value) => value ?? [])
const containerId = z.string().regex(/^[0-9a-f]{64}$/)

const portBindings = z.record(z.string(), z.array(z.object({ HostIp: z.string(), HostPort: z.string() })).nullable())

/** The ids of the networks that a container is on; empty while it was never started. */
const networks = z
  .record(z.string(), z.object({ NetworkID: z.string().default('') }).nullable())
  .nullish()
  .transform((value) => Object.values(value ?? {}).flatMap((each) => (each === null || each.NetworkID === '' ? [] : [each.NetworkID])))
const count = z
  .number()
  .nullish()
  .transform((value) => value ?? 0)
const hostConfig = z.object({
  NetworkMode: z.string().default(''),
  Memory: count,
  NanoCpus: count,
  PidsLimit: count,
  ReadonlyRootfs: z.boolean().default(false),
  CapAdd: words,
  PortBindings: portBindings.nullish().transform((value) => value ?? {}),
})

export const inspectSchema = z.object({
  Id: containerId,
  Name: z.string(),
  Created: z.string().default(''),
  Image: z.string(),
  State: z.object({
    Status: z.string(),
    ExitCode: z.number(),
    OOMKilled: z.boolean().default(false),
    Error: z.string().default(''),
    StartedAt: z.string().default(''),
    FinishedAt: z.string().default(''),
    /** Of the image's own check, where it runs. */
    Health: z.object({ Status: z.string() }).nullish(),
  }),
  Config: z.object({
    Labels: labels,
    Image: z.string().default(''),
    Hostname: z.string().default(''),
    Cmd: words,
    Env: words,
    User: z.string().default(''),
    ExposedPorts: z
      .record(z.string(), z.unknown())
      .nullish()
      .transform((value) => Object.keys(value ?? {})),
  }),
  HostConfig: hostConfig.prefault({}),
  Mounts: z
    .array(
      z.object({
        Type: z.string().optional(),
        Name: z.string().optional(),
        Source: z.string().optional(),
        Destination: z.string().optional(),
      }),
    )
    .nullish()
    .transform((value) => value ?? []),
  NetworkSettings: z.object({ Ports: portBindings.nullish().transform((value) => value ?? {}), Networks: networks }),
})
export type Inspected = z.infer<typeof inspectSchema>

export const listedSchema = z.object({
  Id: containerId,
  Names: z
    .array(z.string())
    .nullish()
    .transform((value) => value ?? []),
  ImageID: z.string().default(''),
  Labels: labels,
  State: z.string(),
  Status: z.string().default(''),
  Ports: z
    .array(
      z.object({ IP: z.string().optional(), PrivatePort: z.number(), PublicPort: z.number().optional(), Type: z.string().default('tcp') }),
    )
    .nullish()
    .transform((value) => value ?? []),
  Mounts: z
    .array(z.object({ Type: z.string().optional(), Name: z.string().optional() }))
    .nullish()
    .transform((value) => value ?? []),
  NetworkSettings: z.object({ Networks: networks }).prefault({}),
  HostConfig: z.object({ NetworkMode: z.string().default('') }).prefault({}),
})
export type Listed = z.infer<typeof listedSchema>

export const createdSchema = z.object({ Id: containerId })
export const execCreatedSchema = z.object({ Id: z.string().min(1) })
export const execSchema = z.object({ Running: z.boolean(), ExitCode: z.number().nullable() })
const named = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => Object.keys(value ?? {}))
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
/** An image that says nothing of itself has null where its words would be. */
const imageConfigSchema = z.object({
  User: text,
  WorkingDir: text,
  Entrypoint: words,
  Cmd: words,
  Env: words,
  Volumes: named,
  ExposedPorts: named,
  Healthcheck: z.object({ Test: words }).nullish(),
})
export const imageSchema = z.object({
  Id: z.string(),
  Size: z.number().optional(),
  Architecture: text,
  Os: text,
  Config: imageConfigSchema.nullish().transform((config) => config ?? imageConfigSchema.parse({})),
})
export type InspectedImage = z.infer<typeof imageSchema>
export const changesSchema = z
  .array(z.object({ Path: z.string(), Kind: z.number() }))
  .nullable()
  .transform((value) => value ?? [])
export const volumeSchema = z.object({ Name: z.string(), Labels: labels, CreatedAt: z.string().optional() })
/** Of each volume there is, whoever's; a size below 0 is none. */
export const volumeSizesSchema = z.object({
  Volumes: z
    .array(z.object({ Name: z.string(), Labels: labels, UsageData: z.object({ Size: z.number() }).nullish() }))
    .nullish()
    .transform((value) => value ?? []),
})
export const networkSchema = z.object({
  Id: containerId,
  Name: z.string(),
  Created: z.string().default(''),
  Driver: z.string().default(''),
  Options: labels,
  Labels: labels,
  /** Of those that run; told for one network only, not in a list. */
  Containers: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((value) => Object.keys(value ?? {}).length),
})
export type ListedNetwork = z.infer<typeof networkSchema>
/** Of those that run on a network: full id -> address. */
export const membersSchema = z.object({
  Containers: z
    .record(z.string(), z.object({ IPv4Address: z.string().default('') }))
    .nullish()
    .transform((value) => value ?? {}),
})
export const networksSchema = z.array(networkSchema)
/** What nobody says but Docker, and who speaks as it does. */
export const versionSchema = z.object({ Version: z.string().min(1), ApiVersion: z.string().regex(/^\d+\.\d+$/) })
export type DockerVersion = z.infer<typeof versionSchema>
export const architectureSchema = z.object({ Arch: z.string().default('') })
export const infoSchema = z.object({
  ID: z.string(),
  DockerRootDir: z.string().default(''),
  SystemTime: z.string().default(''),
  ServerVersion: text,
  OperatingSystem: text,
  SecurityOptions: words,
})

/** Parsed and checked, or `UnexpectedAnswer`. */
export function read<T>(call: DockerCall, schema: z.ZodType<T>, text: string): T {
  const parsed = schema.safeParse(jsonIn(call, text))
  if (!parsed.success) throw unexpectedAnswer(call, parsed.error)
  return parsed.data
}

function jsonIn(call: DockerCall, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw unexpectedAnswer(call, error)
  }
}
