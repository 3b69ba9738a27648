import type { TerminalSize } from '../../../../core/provisioner/provisioner'
import type { OwnedId } from '../owned-id'
import { execCreatedSchema, execSchema, read } from '../answers'
import type { DockerConnection, Hijacked } from '../docker-connection'

const HEAVY_MS = 30_000

/**
 * Commands inside a lab. No call here can ask for another user or for privileges: what runs has the container's own user, its
 * capabilities and its limits. Other containers than proven ones are not even a type error away.
 */
export function createExecCalls(connection: DockerConnection) {
  const at = (id: OwnedId): string => `/containers/${encodeURIComponent(id)}/exec`
  const exec = (execId: string): string => `/exec/${encodeURIComponent(execId)}`

  const start = (execId: string, { tty, signal }: { readonly tty: boolean; readonly signal: AbortSignal | undefined }) =>
    ({ call: 'exec', method: 'POST', path: `${exec(execId)}/start`, body: { Detach: false, Tty: tty }, signal }) as const

  async function createExec(id: OwnedId, body: object, signal?: AbortSignal): Promise<string> {
    const text = await connection.send({
      call: 'exec',
      method: 'POST',
      path: at(id),
      body: { ...body, AttachStdout: true, AttachStderr: true, Privileged: false },
      signal,
    })
    return read('exec', execCreatedSchema, text).Id
  }

  async function inspectExec(execId: string, signal?: AbortSignal): Promise<{ readonly isRunning: boolean; readonly exitCode?: number }> {
    const { Running, ExitCode } = read(
      'exec',
      execSchema,
      await connection.send({ call: 'exec', method: 'GET', path: `${exec(execId)}/json`, signal }),
    )
    return { isRunning: Running, ...(ExitCode === null ? {} : { exitCode: ExitCode }) }
  }

  /** Runs to its end. `output`: what it printed, as Docker frames it. */
  async function run(
    id: OwnedId,
    command: readonly string[],
    signal?: AbortSignal,
  ): Promise<{ readonly exitCode?: number; readonly output: string }> {
    const execId = await createExec(id, { Cmd: command }, signal)
    const output = await connection.send({ ...start(execId, { tty: false, signal }), deadlineMs: HEAVY_MS })
    const { exitCode } = await inspectExec(execId, signal)
    return { output, ...(exitCode === undefined ? {} : { exitCode }) }
  }

  /** Runs to its end; its exit code. */
  async function execute(id: OwnedId, command: readonly string[], signal?: AbortSignal): Promise<number | undefined> {
    return (await run(id, command, signal)).exitCode
  }

  /** Runs to its end; what it printed, lines ended by CR LF. */
  async function output(id: OwnedId, command: readonly string[], signal?: AbortSignal): Promise<string> {
    const execId = await createExec(id, { Cmd: command, Tty: true }, signal)
    return connection.send({ ...start(execId, { tty: true, signal }), deadlineMs: HEAVY_MS })
  }

  /** What it prints as it comes, both outputs as Docker frames them. Given up, it runs on until its container ends. */
  async function outputStream(
    id: OwnedId,
    { command, folder }: { readonly command: readonly string[]; readonly folder: string },
    signal: AbortSignal,
  ): Promise<AsyncIterable<Buffer>> {
    const execId = await createExec(id, { Cmd: command, WorkingDir: folder }, signal)
    return connection.open({ ...start(execId, { tty: false, signal }), deadlineMs: HEAVY_MS })
  }

  return {
    execute,
    outputStream,
    run,
    inspectExec,
    output,
    /** Not started yet. */
    createTerminal: (id: OwnedId, command: readonly string[], signal?: AbortSignal) =>
      createExec(id, { Cmd: command, AttachStdin: true, Tty: true, Env: ['TERM=xterm-256color'] }, signal),
    startTerminal: (execId: string, signal?: AbortSignal): Promise<Hijacked> =>
      connection.hijack({ ...start(execId, { tty: true, signal }), fresh: true }),
    resizeTerminal: async (execId: string, { columns, rows }: TerminalSize): Promise<void> =>
      void (await connection.send({
        call: 'exec',
        method: 'POST',
        path: `${exec(execId)}/resize`,
        query: { h: String(rows), w: String(columns) },
      })),
  }
}
