import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** The line to Docker's socket, for one engine only: whoever holds it can cut it, or let it fall silent. */
export class DockerLine {
  readonly #path: string
  readonly #sockets = new Set<Socket>()
  readonly #server: Server
  #is: 'whole' | 'cut' | 'silent' = 'whole'

  constructor(path: string, target: string) {
    this.#path = path

    this.#server = createServer((socket) => this.#take(socket, target))
  }

  get host(): string {
    return `unix://${this.#path}`
  }

  async open(): Promise<this> {
    this.#server.listen(this.#path)
    await once(this.#server, 'listening')
    return this
  }

  get state(): string {
    return this.#is
  }

  /** What was under way breaks off; `silent`: and what comes is taken and never answered. */
  be(state: 'whole' | 'cut' | 'silent'): void {
    this.#is = state
    for (const socket of this.#sockets) socket.destroy()
  }

  close(): void {
    this.be('cut')
    this.#server.close()
  }

  #take(socket: Socket, target: string): void {
    this.#sockets.add(socket)
    socket.on('error', () => socket.destroy()).on('close', () => this.#sockets.delete(socket))
    if (this.#is === 'cut') return void socket.destroy()
    if (this.#is === 'silent') return void socket.resume()
    const docker = connect(target)
    docker.on('error', () => socket.destroy()).on('close', () => socket.destroy())
    socket.on('close', () => docker.destroy())
    socket.pipe(docker).pipe(socket)
  }
}
