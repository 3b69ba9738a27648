import { absentIfGone } from './absent-if-gone'
import { architectureSchema, changesSchema, createdSchema, infoSchema, inspectSchema, listedSchema, read } from './answers'
import type { Inspected, Listed } from './answers'
import type { DockerConnection } from './docker-connection'
import type { DockerRequest } from './docker-transport'
import { createExecCalls } from './calls/exec-calls'
import { createImageCalls } from './calls/image-calls'
import { createNetworkCalls } from './calls/network-calls'
import { createVolumeCalls } from './calls/volume-calls'
import { LABEL } from '../container/labels'
import type { OwnedId } from './owned-id'
import { unexpectedAnswer } from './docker-errors'
import { jsonItems, NoListError } from './lines/json-items'
import { yieldToEventLoop } from './yield-to-event-loop'

/** The calls we make, each with its own deadline and its own meaning of "already so". Ids are full, or names that we made. */
export type DockerApi = ReturnType<typeof createDockerApi>

/** Docker works longer on these when many labs start at once. */
const HEAVY_MS = 30_000
const STOP_ALLOWANCE_MS = 10_000

const at = (id: string): string => `/containers/${encodeURIComponent(id)}`

export function createDockerApi(connection: DockerConnection) {
  async function create(name: string, body: object, signal?: AbortSignal): Promise<string> {
    const text = await connection.send({
      call: 'create',
      method: 'POST',
      path: '/containers/create',
      query: { name },
      body,
      deadlineMs: HEAVY_MS,
      signal,
    })
    return read('create', createdSchema, text).Id
  }

  async function inspect(idOrName: string, signal?: AbortSignal): Promise<Inspected | undefined> {
    const text = await absentIfGone(connection.send({ call: 'inspect', method: 'GET', path: `${at(idOrName)}/json`, signal }))
    return text === undefined ? undefined : read('inspect', inspectSchema, text)
  }

  /** Everything with our labels, or with those of one lab. */
  async function list(instanceId: string, uid?: string): Promise<readonly Listed[]> {
    const label = [`${LABEL.instance}=${instanceId}`, ...(uid === undefined ? [] : [`${LABEL.uid}=${uid}`])]
    return connection.sendFor(
      { call: 'list', method: 'GET', path: '/containers/json', query: { all: '1', filters: JSON.stringify({ label }) } },
      readListed,
    )
  }

  const act = async (request: DockerRequest): Promise<void> => void (await connection.send(request))

  /** False: there was nothing to remove. */
  async function removed(request: DockerRequest): Promise<boolean> {
    return (await absentIfGone(connection.send(request))) !== undefined
  }

  return {
    ...createExecCalls(connection),
    ...createNetworkCalls(connection),
    ...createImageCalls(connection),
    ...createReadCalls(connection),
    ...createVolumeCalls(connection),
    create,
    inspect,
    list,
    start: (id: string, signal?: AbortSignal) =>
      act({ call: 'start', method: 'POST', path: `${at(id)}/start`, deadlineMs: HEAVY_MS, signal }),
    unpause: (id: OwnedId) => act({ call: 'unpause', method: 'POST', path: `${at(id)}/unpause` }),
    /** Ended when this resolves. One that has ended by itself in that moment is a refusal. */
    kill: (id: OwnedId) => act({ call: 'stop', method: 'POST', path: `${at(id)}/kill`, query: { signal: 'KILL' }, deadlineMs: HEAVY_MS }),
    stop: (id: OwnedId, graceMs: number) =>
      act({
        call: 'stop',
        method: 'POST',
        path: `${at(id)}/stop`,
        query: { t: String(Math.ceil(graceMs / 1000)) },
        deadlineMs: graceMs + STOP_ALLOWANCE_MS,
      }),
    restart: (id: OwnedId, graceMs: number, signal?: AbortSignal) =>
      act({
        call: 'restart',
        method: 'POST',
        path: `${at(id)}/restart`,
        query: { t: String(Math.ceil(graceMs / 1000)) },
        deadlineMs: graceMs + HEAVY_MS,
        signal,
      }),
    /** In force when this resolves, without a restart. */
    update: (id: OwnedId, limits: Readonly<Record<string, number>>) =>
      act({ call: 'update', method: 'POST', path: `${at(id)}/update`, body: limits, deadlineMs: HEAVY_MS }),
    remove: (id: OwnedId) =>
      removed({ call: 'remove', method: 'DELETE', path: at(id), query: { force: '1', v: '1' }, deadlineMs: HEAVY_MS }),
    putArchive: (id: string, path: string, tar: Buffer) =>
      act({ call: 'create', method: 'PUT', path: `${at(id)}/archive`, query: { path }, file: tar, deadlineMs: HEAVY_MS }),
    archive: (id: OwnedId, path: string, signal: AbortSignal): Promise<AsyncIterable<Buffer>> =>
      connection.open({ call: 'archive', method: 'GET', path: `${at(id)}/archive`, query: { path }, deadlineMs: HEAVY_MS, signal }),
    /** As `docker diff`. */
    changes: async (id: OwnedId) =>
      read(
        'inspect',
        changesSchema,
        await connection.send({ call: 'archive', method: 'GET', path: `${at(id)}/changes`, deadlineMs: HEAVY_MS }),
      ),
    events: (query: Readonly<Record<string, string>>, signal: AbortSignal): Promise<AsyncIterable<Buffer>> =>
      connection.open({ call: 'events', method: 'GET', path: '/events', query, signal }),
    /** What the daemon remembers, as text; `until` ends it. */
    history: (query: Readonly<Record<string, string>>) => connection.send({ call: 'events', method: 'GET', path: '/events', query }),
    /** Throws `unavailable` also for a daemon that is shutting down: it answers on old connections and takes no new one. */
    pingOnNewConnection: (signal?: AbortSignal) =>
      act({ call: 'ping', method: 'GET', path: '/_ping', deadlineMs: 5_000, fresh: true, signal }),
    ping: async () => act({ call: 'ping', method: 'GET', path: '/_ping', deadlineMs: 5_000 }),
    /** The machine's architecture, in the words that images have for theirs. */
    architecture: async () =>
      read('version', architectureSchema, await connection.send({ call: 'version', method: 'GET', path: '/version' })).Arch,
    info: async () => read('info', infoSchema, await connection.send({ call: 'info', method: 'GET', path: '/info' })),
  }
}

/** What a container says and uses. */
function createReadCalls(connection: DockerConnection) {
  return {
    logs: (id: string, query: Readonly<Record<string, string>>, signal: AbortSignal): Promise<AsyncIterable<Buffer>> =>
      connection.open({ call: 'logs', method: 'GET', path: `${at(id)}/logs`, query: { stdout: '1', stderr: '1', ...query }, signal }),
    stats: (id: OwnedId, signal: AbortSignal): Promise<AsyncIterable<Buffer>> =>
      connection.open({ call: 'stats', method: 'GET', path: `${at(id)}/stats`, query: { stream: '1' }, signal }),
    /** One reading; the memory in it is of now. */
    reading: (id: OwnedId) =>
      connection.send({ call: 'stats', method: 'GET', path: `${at(id)}/stats`, query: { stream: '0', 'one-shot': '1' } }),
  }
}

/** Read and checked in a millisecond or two; then everybody else has a turn. */
const AT_ONCE = 50
/** A hundred times what a machine can run. */
const MOST_LISTED = 200_000

/** Docker's list of containers, however many there are: no part of it holds up anything else. Whole, or `UnexpectedAnswer`. */
async function readListed(pieces: AsyncIterable<Buffer>): Promise<readonly Listed[]> {
  const listed: Listed[] = []
  try {
    for await (const item of jsonItems(pieces)) {
      listed.push(read('list', listedSchema, item))
      if (listed.length > MOST_LISTED) throw unexpectedAnswer('list')
      if (listed.length % AT_ONCE === 0) await yieldToEventLoop()
    }
  } catch (error) {
    throw error instanceof NoListError ? unexpectedAnswer('list', error) : error
  }
  return listed
}
