import type { Clock } from '../../core/clock/clock'
import type { Log } from '../../core/observe/log'
import type { LabService } from '../../service/lab-service'
import type { Panel } from '../panel/panel'
import { ChannelServer } from './channel/channel-server'
import { Access } from './http/access'
import { Connections } from './http/connections'
import { newEnding } from './http/ending'
import { createApp } from './http/app'
import { HTTP_LIMITS } from './http/http-limits'
import type { HttpLimits } from './http/http-limits'
import { HttpServer } from './http/http-server'
import { ownUrl } from './http/own-host'

export interface HeadlessHostOptions {
  readonly service: LabService
  readonly clock: Clock
  readonly log: Log
  readonly panel: Panel
  readonly limits?: Partial<HttpLimits>
}

/** How long an answer under way may take once the server was told to stop; streams are ended at once. */
const CLOSE_GRACE_MS = 500

/** The service over HTTP on 127.0.0.1: app, socket and keys, made for each other. */
export class HeadlessHost {
  readonly app: ReturnType<typeof createApp>
  readonly access: Access
  readonly connections: Connections
  readonly #server: HttpServer
  readonly #stopping = newEnding()

  constructor({ service, clock, log, panel, limits: own }: HeadlessHostOptions) {
    const limits = { ...HTTP_LIMITS, ...own }
    this.access = new Access(clock)
    this.connections = new Connections(limits)
    const options = {
      service,
      clock,
      log,
      limits,
      access: this.access,
      connections: this.connections,
      panel,
      port: () => this.#server.port,
      stopping: this.#stopping.signal,
    }
    const channel = new ChannelServer(options)
    this.app = createApp(options)
    this.#server = new HttpServer({
      app: this.app,
      limits,
      connections: this.connections,
      upgrade: (request, socket, head) => channel.upgrade(request, socket, head),
    })
  }

  /** Rejects with the system's error when the port cannot be had. 0: whichever is free. */
  listen(port: number): Promise<void> {
    return this.#server.listen(port)
  }

  get url(): string {
    return ownUrl(this.#server.port)
  }

  /** A link that lets one browser in, once. */
  newLink(onDidUse?: () => void): string {
    return `${this.url}/open?ticket=${this.access.newTicket(onDidUse)}`
  }

  async close(): Promise<void> {
    this.#stopping.abort()
    await this.#server.close(CLOSE_GRACE_MS)
  }
}
