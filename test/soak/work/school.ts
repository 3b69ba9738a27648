import { execFileSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HttpClient } from '../../fixtures/http-client'
import { startProgram, type RunningProgram } from '../../fixtures/program'
import { ServedLabs } from '../../fixtures/served-app-labs'
import { DockerLine } from './docker-line'
import type { Beginning } from './fast-clock'

/** The engine as a process of its own, on a small disk of its own, with a line of its own to Docker: all three can be taken away. */
export class School {
  readonly #program: string
  readonly #beginning: Beginning
  readonly dir = mkdtempSync(join(tmpdir(), 'lab-soak-'))
  readonly dataDir = join(this.dir, 'data')
  readonly line: DockerLine
  #running: RunningProgram | undefined
  #labs: ServedLabs | undefined
  readonly #instances = new Set<string>()

  constructor(program: string, beginning: Beginning, dockerSocket: string) {
    this.#program = program
    this.#beginning = beginning

    mkdirSync(this.dataDir, { mode: 0o700 })
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256m,mode=700', 'tmpfs', this.dataDir])
    this.line = new DockerLine(join(this.dir, 'docker.sock'), dockerSocket)
  }

  get labs(): ServedLabs {
    if (this.#labs === undefined) throw new Error('The engine does not run')
    return this.#labs
  }

  /** All that this school ever was. */
  get instances(): readonly string[] {
    return [...this.#instances]
  }

  /** `override`: every lab is another provisioner's, this time. */
  async start(override?: string): Promise<void> {
    const { at, speed } = this.#beginning
    this.#running = startProgram([
      process.execPath,
      this.#program,
      this.dataDir,
      this.line.host,
      String(at),
      String(speed),
      ...(override === undefined ? [] : [override]),
    ])
    const [, url = '', token = ''] = (await this.#running.line('serving ')).split(' ')
    this.#labs = new ServedLabs(new HttpClient(url, token))
    this.#instances.add((JSON.parse(readFileSync(join(this.dataDir, 'installation.json'), 'utf8')) as { instanceId: string }).instanceId)
  }

  async kill9(): Promise<void> {
    this.#running?.child.kill('SIGKILL')
    await this.#running?.ended
    this.#labs = undefined
  }

  get isFull(): boolean {
    return existsSync(this.#ballast)
  }

  /** To the last byte. */
  fillDisk(): void {
    const { bavail, bsize } = statfsSync(this.dataDir)
    const file = openSync(this.#ballast, 'w')
    try {
      for (let left = bavail * bsize; left > 0;) left -= writeSync(file, Buffer.alloc(Math.min(left, 1 << 20)))
    } catch {
      // Somebody else took the rest.
    }
    closeSync(file)
  }

  freeDisk(): void {
    rmSync(this.#ballast, { force: true })
  }

  /** The store is lost, as by a hand that deleted the wrong files; the next start begins empty. */
  loseStore(): void {
    execFileSync('sh', ['-c', 'rm -rf state.json* journal-*'], { cwd: this.dataDir })
    writeFileSync(join(this.dataDir, 'START-EMPTY'), '')
  }

  async close(): Promise<void> {
    await this.kill9()
    this.line.close()
    execFileSync('umount', ['--lazy', this.dataDir])
    rmSync(this.dir, { recursive: true, force: true })
  }

  get #ballast(): string {
    return join(this.dataDir, 'ballast')
  }
}
