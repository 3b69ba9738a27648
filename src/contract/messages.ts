import { z } from 'zod'
import type { WireStatus } from '../core/resource/api-error'
import { callSchemas, topicSchemas } from './verbs'
import type { Call, Topic } from './verbs'

/**
 * A conversation on one connection (a WebSocket, Electron's IPC): many questions and many subscriptions at the same time, told apart by the
 * id that the screen chose. What the arguments must look like is the verb's own schema; this one only finds the verb.
 *
 * A subscription is paced by the screen: after each batch nothing more is sent until the screen said `ack`. A screen that is busy,
 * hidden or hung costs one batch of memory; what changed meanwhile waits where it costs nothing (in the store's history).
 */
const id = z.number().int().min(0)
/** Which version the screen is of: said with the first request on a connection. */
const protocol = z.number().int().optional()
const verb = <Name extends string>(schemas: Readonly<Record<Name, unknown>>) => z.enum(Object.keys(schemas) as [Name, ...Name[]])

export const requestSchema = z.union([
  z.strictObject({ id, call: verb<Call>(callSchemas), args: z.unknown(), protocol }),
  z.strictObject({ id, subscribe: verb<Topic>(topicSchemas), args: z.unknown(), protocol }),
  z.strictObject({ id, ack: z.literal(true) }),
  z.strictObject({ id, unsubscribe: z.literal(true) }),
])

/**
 * A WebSocket may be opened with `?list=<kind>`: that list is on its way, as the answer to the question of this id, before the page has
 * read itself. A first screen waits for nothing else.
 */
export const FIRST_LIST = { parameter: 'list', id: 0 } as const

export type Request = z.infer<typeof requestSchema>

export type Reply =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: WireStatus }
  /** In order, never empty. */
  | { readonly id: number; readonly events: readonly unknown[] }
  /** Nothing more comes; null is an ordinary end. */
  | { readonly id: number; readonly end: WireStatus | null }
