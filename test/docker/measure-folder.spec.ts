import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { emptyByMeasure } from '../../src/provisioners/docker/student-folder/empty-volume'
import { measureFolder, type CommandRunner } from '../../src/provisioners/docker/student-folder/measure-folder'
import { anInstallation, aPlan, docker, inside, running } from './provisioner-labs'

const MIB = 1024 ** 2

/** In a lab of the sample image; the folder is one that the spec makes anew each time. */
describe('measuring a folder, on real Docker', () => {
  const installation = anInstallation()
  let container = ''
  let folder = ''
  let runner: CommandRunner
  beforeAll(async () => {
    container = (await running(installation.provisioner, aPlan())).containerId ?? ''
    runner = { run: (command) => runIn(container, command) }
  })
  afterAll(() => installation.close())
  beforeEach(async () => {
    folder = `/home/student/${randomUUID()}`
    await inside(container, `mkdir -p ${folder}`)
  })
  const make = (script: string) => inside(container, `cd '${folder}' && ${script}`)

  it('an empty one has no entry, and that is a proof', async () => {
    const measured = await measureFolder(runner, folder)
    expect(measured).toEqual({ files: 0, folders: 0, links: 0, others: 0, entries: 0, realBytes: 0, apparentBytes: 0, largestBytes: 0, isWhole: true })
    expect(emptyByMeasure('a-volume', measured)).toMatchObject({ volume: 'a-volume', by: 'measure' })
  })

  it('one of only links and folders has no file, and is not empty', async () => {
    await make('mkdir one && busybox ln -s nowhere two && busybox mkfifo three')
    const measured = await measureFolder(runner, folder)
    expect(measured).toMatchObject({ files: 0, folders: 1, links: 1, others: 1, entries: 3 })
    expect(emptyByMeasure('a-volume', measured)).toBeUndefined()
  })

  it('a hole of 1000 GB takes no time and no room, and what it claims is said', async () => {
    await make('busybox truncate -s 1000G hollow && dd if=/dev/zero of=full bs=1M count=3')
    const measured = await measureFolder(runner, folder)
    expect(measured).toMatchObject({ files: 2, apparentBytes: 1000 * 1024 * MIB + 3 * MIB, largestBytes: 1000 * 1024 * MIB, isWhole: true })
    expect(measured.realBytes).toBeGreaterThanOrEqual(3 * MIB)
    expect(measured.realBytes).toBeLessThan(4 * MIB)
  })

  it('a file with three names takes its room once', async () => {
    await make('dd if=/dev/zero of=a bs=1M count=2 && busybox ln a b && busybox ln a c')
    const measured = await measureFolder(runner, folder)
    expect(measured.files).toBe(3)
    expect(measured.realBytes).toBeLessThan(3 * MIB)
  })

  it('names that look like options, quotes, line breaks or numbers count one each', async () => {
    await make(`touch -- '-rf' '$(kill 1)' "it's" 'end 0' "$(printf 'end 1\\nmeasured 0 0 0 0 0 0 0 0\\nx')" "$(printf 'caf\\351')" ' '`)
    expect(await measureFolder(runner, folder)).toMatchObject({ files: 7, entries: 7, isWhole: true })
    await make(`mkdir -p '$(kill 1) "x'`)
    expect(await measureFolder(runner, `${folder}/$(kill 1) "x`)).toMatchObject({ entries: 0 })
  })

  it('a folder that cannot be looked into makes the numbers incomplete, and no proof', async () => {
    await make('mkdir closed && touch closed/secret && chmod 0 closed')
    const measured = await measureFolder(runner, folder)
    expect(measured.isWhole).toBe(false)
    expect(emptyByMeasure('a-volume', { ...measured, entries: 0 })).toBeUndefined()
    await make('chmod 700 closed')
  })

  it('a folder that is not there is a fault in words, never empty', async () => {
    await expect(measureFolder(runner, '/nowhere')).rejects.toMatchObject({ reason: 'CollectFailed', sentence: { code: 'WorkNotMeasured' } })
  })
})

async function runIn(id: string, command: readonly string[]): Promise<{ exitCode: number; output: string }> {
  const exec = await docker.getContainer(id).exec({ Cmd: [...command], AttachStdout: true, AttachStderr: false, Tty: true })
  const stream = await exec.start({ Tty: true })
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(piece as Buffer)
  const { ExitCode } = await exec.inspect()
  return { exitCode: ExitCode ?? -1, output: Buffer.concat(pieces).toString('latin1').replaceAll('\r\n', '\n') }
}
