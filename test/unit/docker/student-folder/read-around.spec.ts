import { describe, expect, it } from 'vitest'
import type { DockerContext } from '../../../../src/provisioners/docker/docker-context'
import { readArchive } from '../../../../src/provisioners/docker/student-folder/archive/archive-reader'
import { LeftOutList } from '../../../../src/provisioners/docker/student-folder/left-out'
import { largestThatFits, readAround } from '../../../../src/provisioners/docker/student-folder/read-around'
import { file, folder, rawTar, stream } from '../../../fixtures/a-tar'

const GIB = 1024 ** 3
const OUT = 1
const ERR = 2

function framed(...pieces: readonly (readonly [number, Buffer])[]): Buffer {
  return Buffer.concat(
    pieces.flatMap(([which, content]) => {
      const header = Buffer.alloc(8)
      header.writeUInt8(which, 0)
      header.writeUInt32BE(content.length, 4)
      return [header, content]
    }),
  )
}

/** Docker, as far as a walk through a volume goes: what each program in the container prints, in that order. */
function aDocker(prints: readonly Buffer[], cuts = 37) {
  const told: { readonly commands: string[][]; body?: Record<string, unknown>; removed: number } = { commands: [], removed: 0 }
  const api = {
    volume: () => Promise.resolve({ Name: 'v', Labels: {}, CreatedAt: '2026-11-29T08:00:00Z' }),
    image: () => Promise.resolve({ Id: 'sample' }),
    create: (_name: string, body: Record<string, unknown>) => {
      told.body = body
      return Promise.resolve('a'.repeat(64))
    },
    start: () => Promise.resolve(),
    remove: () => {
      told.removed += 1
      return Promise.resolve(true)
    },
    outputStream: (_id: string, { command }: { command: string[] }) => {
      told.commands.push(command)
      return Promise.resolve(stream(prints[told.commands.length - 1] ?? Buffer.alloc(0), cuts))
    },
  }
  const context = { instanceId: 'ours-1234567890ab', readers: new Set<string>(), api } as unknown as DockerContext
  return { context, told }
}

async function walked(prints: readonly Buffer[], { name = 'student', cuts = 37 } = {}) {
  const { context, told } = aDocker(prints, cuts)
  const leftOut = new LeftOutList()
  const names: string[] = []
  const reading = readAround(context, { volume: 'v', name, budget: 4 * GIB, leftOut }, new AbortController().signal)
  const failure = await (async () => {
    for await (const { path } of readArchive(reading)) names.push(path.toString('latin1'))
  })().catch((error: unknown) => error)
  return { names, failure, leftOut: leftOut.told, unread: leftOut.unreadBytes, told, readers: context.readers.size }
}

const sizes = framed([OUT, Buffer.from(`11 5\n12 ${1000 * GIB}\n13 7\n12 ${1000 * GIB}\n`)])
const large = framed([OUT, Buffer.concat([Buffer.from(`${1000 * GIB}\nstudent/a\n\xe9\0${1000 * GIB}\nstudent/b\0`, 'latin1')])])
const tars = framed(
  [ERR, Buffer.from('tar: student/s: unknown file type\n')],
  [OUT, rawTar(folder('student/'), file('student/one'))],
  [ERR, Buffer.from('tar: student/t: unknown file type\n')],
  [OUT, rawTar(file('student/two'))],
)

describe('a volume around what is too large in it', () => {
  it.each([1, 37, 700, 100_000])('several tars of a program that also complains are one tar, in pieces of %i bytes', async (cuts) => {
    const { names, failure, told, readers } = await walked([sizes, large, tars], { cuts })
    expect([names, failure, told.removed, readers]).toEqual([['student', 'student/one', 'student/two'], undefined, 1, 0])
  })

  it('what is not asked for is named as it is called, with what it claims', async () => {
    const { leftOut, unread, told } = await walked([sizes, large, tars])
    expect(leftOut).toEqual({
      entries: [
        { name: 'student/a\ufffd\ufffd', claims: 1000 * GIB },
        { name: 'student/b', claims: 1000 * GIB },
      ],
      count: 2,
      isOpen: false,
    })
    expect([unread, told.commands[2]?.join(' ')]).toEqual([2000 * GIB, expect.stringContaining(`! ( -type f -size +${1000 * GIB - 1}c )`)])
  })

  it('where all of it fits together nothing is left out', async () => {
    const { leftOut, names, told } = await walked([framed([OUT, Buffer.from('11 5\n')]), tars])
    expect([leftOut.count, names.length, told.commands.length]).toEqual([0, 3, 2])
  })

  it('a tar that breaks off is none, and the container is gone all the same', async () => {
    const { failure, told, readers } = await walked([sizes, large, tars.subarray(0, tars.length - 600)])
    expect([String(failure), told.removed, readers]).toEqual([expect.stringContaining('broke off'), 1, 0])
  })

  it('a folder that is called like an option is a folder', async () => {
    expect((await walked([sizes, large, tars], { name: '-delete' })).told.commands.map((words) => words[2])).toEqual(
      Array.from({ length: 3 }, () => './-delete'),
    )
  })

  it('who walks cannot write, reaches nobody, may read what is another user’s and nothing more, and ends by itself', async () => {
    const { told } = await walked([sizes, large, tars])
    expect(told.body).toMatchObject({
      Labels: { 'com.neuroglia.lab.role': 'reader' },
      Cmd: ['sleep', '3600'],
      HostConfig: {
        NetworkMode: 'none',
        ReadonlyRootfs: true,
        CapDrop: ['ALL'],
        CapAdd: ['DAC_READ_SEARCH'],
        SecurityOpt: ['no-new-privileges:true'],
        Mounts: [{ ReadOnly: true }],
      },
    })
  })

  it.each([
    ['all fit', [1, 2, 3], 1 * GIB, undefined],
    ['the smaller first', [3 * GIB, 1 * GIB, 2 * GIB], 4 * GIB, 3 * GIB - 1],
    ['of two alike none where only one would fit', [3 * GIB, 3 * GIB], 4 * GIB, 3 * GIB - 1],
    ['thousands of small ones', Array.from({ length: 10 }, () => 100), 10_000, 99],
  ])('%s', (_what, all, budget, most) => expect(largestThatFits(all, budget)).toBe(most))
})
