import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LabPlan, Terminal } from '../../src/core/provisioner/provisioner'
import { packTar } from '../../src/provisioners/docker/image/tar'
import { aPlan, anInstallation, docker, inside, running } from './provisioner-labs'
import { GONE } from '../fixtures/removing'

const SIZE = { columns: 100, rows: 40 }

describe('a terminal in a lab', () => {
  let home: ReturnType<typeof anInstallation>
  beforeAll(() => void (home = anInstallation()))
  afterAll(() => home.close())

  async function aLab(overrides: Partial<LabPlan> = {}): Promise<LabPlan & { readonly containerId: string }> {
    const plan = aPlan(overrides)
    const { containerId = '' } = await running(home.provisioner, plan)
    return { ...plan, containerId }
  }

  /** Types, and reads until it is there. */
  function reader(terminal: Terminal) {
    const chunks = terminal.output[Symbol.asyncIterator]()
    let seen = ''
    return {
      async says(pattern: RegExp): Promise<RegExpExecArray> {
        for (;;) {
          const found = pattern.exec(seen)
          if (found !== null) {
            seen = seen.slice(found.index + found[0].length)
            return found
          }
          const next = await chunks.next()
          if (next.done === true) throw new Error(`it ended before it said ${String(pattern)}: ${seen}`)
          seen += next.value
        }
      },
      async rest(): Promise<string> {
        for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) seen += next.value
        return seen
      },
    }
  }

  const programsIn = async (id: string): Promise<readonly string[]> => {
    const { Processes } = (await docker.getContainer(id).top()) as { Processes: string[][] }
    return Processes.map((columns) => columns.at(-1) ?? '')
  }

  it("#146 is the lab's own user without any capability, new privileges barred, in the student's folder, the root read-only", async () => {
    const lab = await aLab()
    const terminal = await home.provisioner.openTerminal(lab, SIZE)
    const screen = reader(terminal)
    terminal.write(
      'id -u; pwd; grep -E "^(CapEff|CapPrm|CapBnd|NoNewPrivs|Seccomp):" /proc/self/status; touch /x; echo TERM=$TERM; exit 7\r',
    )
    const text = await screen.rest()
    expect(text).toMatch(/\r\n1000\r\n\/home\/student\r\n/)
    expect(text.match(/Cap(Eff|Prm|Bnd):\s*0{16}\r/g)).toHaveLength(3)
    expect(text).toMatch(/NoNewPrivs:\s*1\r/)
    expect(text).toMatch(/Seccomp:\s*2\r/)
    expect(text).toContain('Read-only file system')
    expect(text).toContain('TERM=xterm-256color\r\n')
    expect(await terminal.exitCode()).toBe(7)
    expect(await programsIn(lab.containerId)).toEqual([expect.stringContaining('httpd')])
  })

  it('has the size that it was opened with, and the one it is given later', async () => {
    const terminal = await home.provisioner.openTerminal(await aLab(), SIZE)
    const screen = reader(terminal)
    const sizeNow = async (): Promise<string | undefined> => {
      terminal.write('busybox stty size\r')
      return (await screen.says(/\n(\d+ \d+)\r/))[1]
    }
    expect(await sizeNow()).toBe('40 100')
    await terminal.resize({ columns: 132, rows: 50 })
    expect(await sizeNow()).toBe('50 132')
    terminal.close()
  })

  it.each(['', 'vi\r', 'trap "" HUP\r'])('closed after %j was typed, leaves nothing of it running', async (typed) => {
    const lab = await aLab()
    const terminal = await home.provisioner.openTerminal(lab, SIZE)
    const screen = reader(terminal)
    terminal.write('echo be""gun\r')
    await screen.says(/begun/)
    terminal.write(typed)
    terminal.close()
    expect(await screen.rest()).toEqual(expect.any(String))
    expect(await terminal.exitCode()).toBeGreaterThan(0)
    expect(await programsIn(lab.containerId)).toEqual([expect.stringContaining('httpd')])
  })

  it('a provisioner that closes leaves no shell in any lab', async () => {
    const other = anInstallation()
    const plan = aPlan()
    const { containerId = '' } = await running(other.provisioner, plan)
    await other.provisioner.openTerminal(plan, SIZE)
    await other.provisioner.close()
    expect(await programsIn(containerId)).toEqual([expect.stringContaining('httpd')])
    await other.close()
  })

  it('what is typed ahead reaches the shell, letters of all alphabets too', async () => {
    const terminal = await home.provisioner.openTerminal(await aLab(), SIZE)
    terminal.write('echo grüße 你好 🎉 > /tmp/notes\r')
    terminal.write('cat /tmp/notes; exit 3\r')
    expect(await reader(terminal).rest()).toMatch(/\r\ngrüße 你好 🎉\r\n/)
    expect(await terminal.exitCode()).toBe(3)
  })

  // Docker says of a shell whose reader is gone that it has ended, while it runs on: the second one never notices by itself.
  it.each(['yes', 'trap "" HUP; while :; do echo on and on; done'])(
    '#126 a flood that nobody reads waits in the lab and not here, and ends with the terminal: %s',
    async (flood) => {
      const lab = await aLab()
      const terminal = await home.provisioner.openTerminal(lab, SIZE)
      terminal.write(`${flood}\r`)
      const before = process.memoryUsage().rss
      await inside(lab.containerId, 'sleep 2')
      expect(process.memoryUsage().rss - before).toBeLessThan(32 << 20)
      terminal.close()
      await terminal.exitCode()
      expect(await programsIn(lab.containerId)).toEqual([expect.stringContaining('httpd')])
    },
  )

  it('says plainly that an image has no shell', async () => {
    const image = 'lab-resource-manager/sample:no-shell'
    await makeImageWithoutShell(image)
    const lab = await aLab({ image, command: ['/bin/httpd', '-f', '-p', '8080', '-h', '/www'] })
    await expect(home.provisioner.openTerminal(lab, SIZE)).rejects.toMatchObject({
      reason: 'NoShell',
      message: "This lab's image has no shell; use the logs instead.",
    })
    await home.provisioner.remove(lab, GONE)
    await docker.getImage(image).remove()
  })

  it('says that a lab is stopped or paused, and what to do', async () => {
    const lab = await aLab()
    await docker.getContainer(lab.containerId).pause()
    await expect(home.provisioner.openTerminal(lab, SIZE)).rejects.toMatchObject({
      reason: 'LabNotRunning',
      message: expect.stringContaining('paused'),
    })
    await home.provisioner.stop(lab, 0)
    await expect(home.provisioner.openTerminal(lab, SIZE)).rejects.toMatchObject({
      reason: 'LabNotRunning',
      message: expect.stringContaining('start it'),
    })
  })

  it("#146 no shell in a container that is not provably the lab's own", async () => {
    const other = anInstallation()
    const plan = aPlan()
    const { containerId = '' } = await running(other.provisioner, plan)
    await expect(home.provisioner.openTerminal({ ...plan, containerId }, SIZE)).rejects.toMatchObject({ reason: 'NoContainer' })
    await expect(home.provisioner.openTerminal({ ...plan, containerId: containerId.slice(0, 12) }, SIZE)).rejects.toMatchObject({
      reason: 'NotOurs',
    })
    await other.close()
  })
})

/** A web server and nothing else: busybox, under a name by which it is no shell. */
async function makeImageWithoutShell(image: string): Promise<void> {
  const tar = packTar([
    ...['bin', 'www', 'tmp', 'etc', 'proc', 'sys', 'dev'].map((name) => ({ name, type: 'directory' }) as const),
    { name: 'bin/httpd', type: 'file', mode: 0o755, content: await readFile('/bin/busybox') },
  ])
  const [repo = '', tag = ''] = image.split(':')
  const told = await docker.importImage(Readable.from([tar]), { fromSrc: '-', repo, tag })
  await new Promise<void>((resolve, reject) => docker.modem.followProgress(told, (error) => (error === null ? resolve() : reject(error))))
}
