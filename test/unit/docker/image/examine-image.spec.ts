import { describe, expect, it } from 'vitest'
import { imageReport, type ExaminedImage, type ImageWords } from '../../../../src/core/provisioner/examined-image'
import type { LabPlan } from '../../../../src/core/provisioner/provisioner'
import { mayWrite, readLook } from '../../../../src/provisioners/docker/image/examine-image'

const LIMITS = { cpu: 1, memoryBytes: 1, pids: 1 }
const PLAN: LabPlan = {
  uid: '0f8fad5b-d9cb-469f-a165-70867728950e',
  name: 'ada',
  namespace: 'student-labs',
  template: 't',
  generation: 1,
  image: 'app:1',
  ports: [{ name: 'http', containerPort: 8080 }],
  environment: {},
  secrets: [],
  hostPorts: {},
  limits: LIMITS,
  templateLimits: LIMITS,
  ownLimits: {},
  readiness: { type: 'tcp', port: 8080 },
  openPath: '/',
  workDir: '/course',
  writable: false,
  capabilities: [],
  stopTimeoutMs: 1_000,
}
const WORDS: ImageWords = {
  user: '1500',
  isRoot: false,
  workingDir: '/srv',
  entrypoint: [],
  command: [],
  volumes: [],
  hasHealthcheck: false,
  exposedPorts: ['8080/tcp'],
  architecture: 'amd64',
}
const INSIDE = { files: 0, readOnlyFiles: [], readOnlyFolders: [], fullFolders: [], isStarterTooLarge: false }
const found = (about: Partial<ExaminedImage>) =>
  imageReport({ plan: PLAN, user: '1500', words: WORDS, machine: 'amd64', inside: INSIDE, ...about }).findings.map(
    ({ severity, sentence }) => `${severity} ${sentence.code}`,
  )

describe('what a trial tells of an image', () => {
  it('a good one: who it runs as, and no more', () => {
    expect(found({})).toEqual(['note ImageUserOfImage'])
  })

  it("another machine's, and a work folder that cannot be written to, come before everything else", () => {
    const inside = { ...INSIDE, files: 3, readOnlyFiles: ['a'], readOnlyFolders: ['/course', '/data'] }
    expect(found({ machine: 'arm64', inside, words: { ...WORDS, volumes: ['/data'] } })).toEqual([
      'problem ImageWrongMachine',
      'problem ImageWorkFolderReadOnly',
      'problem ImageFolderReadOnly',
      'warning ImageFilesReadOnly',
      'warning ImageVolumes',
      'note ImageUserOfImage',
    ])
  })

  it.each<[string, Partial<ExaminedImage>, string]>([
    ['root of the image, replaced', { user: '1000:1000', words: { ...WORDS, user: '', isRoot: true } }, 'note ImageRootReplaced'],
    ['root of the template', { user: '0:0', plan: { ...PLAN, user: '0:0' } }, 'warning ImageRunsAsRoot'],
    ['a user of the template', { user: '5:5', plan: { ...PLAN, user: '5:5' } }, 'note ImageUserOfTemplate'],
    ['a check that nobody asks', { words: { ...WORDS, hasHealthcheck: true } }, 'note ImageHealthOff'],
    [
      'a check that is asked',
      { plan: { ...PLAN, readiness: { type: 'none' } }, words: { ...WORDS, hasHealthcheck: true } },
      'note ImageHealthUsed',
    ],
    [
      'an entrypoint that gets the command',
      { plan: { ...PLAN, command: ['serve'] }, words: { ...WORDS, entrypoint: ['/entry'] } },
      'note ImageEntrypointGetsCommand',
    ],
    ['a program in /tmp', { plan: { ...PLAN, command: ['/tmp/app'] } }, 'problem ImageProgramCannotStart'],
    ['a port that nobody can open', { words: { ...WORDS, exposedPorts: ['8080/tcp', '9000/tcp'] } }, 'warning ImagePortsNotPublished'],
    ['its own volume', { words: { ...WORDS, volumes: ['/data', '/course'] } }, 'warning ImageVolumes'],
    ['a full /tmp', { inside: { ...INSIDE, fullFolders: [{ folder: '/tmp', percent: 97 }] } }, 'warning ImageFolderFull'],
    ['a starter folder beyond measure', { inside: { ...INSIDE, isStarterTooLarge: true } }, 'warning ImageStarterTooLarge'],
  ])('names %s', (_name, about, sentence) => {
    expect(found(about)).toContain(sentence)
  })

  it('names a few of many files, and how many there are', () => {
    const files = Array.from({ length: 9 }, (_, index) => `f${index}`)
    expect(
      imageReport({ plan: PLAN, user: '1500', words: WORDS, inside: { ...INSIDE, files: 20, readOnlyFiles: files } }).findings[0]?.sentence
        .params,
    ).toMatchObject({ count: 9, of: 20, files: ['f0', 'f1', 'f2', 'f3', 'f4', '…'] })
  })
})

describe('what a shell inside found', () => {
  it('is read line by line, names with blanks in them too', () => {
    const text = 'file /course/a b.txt\r\nfile /course/sub/c\r\nfolder /data\r\nused 97% /tmp\r\nused 3% /run\r\ntried 7\r\n'
    expect(readLook(text, '/course')).toEqual({
      files: 7,
      readOnlyFiles: ['a b.txt', 'sub/c'],
      readOnlyFolders: ['/data'],
      fullFolders: [{ folder: '/tmp', percent: 97 }],
    })
  })

  it.each(['', 'file /course/a\r\n', 'OCI runtime exec failed: exec: "sh": executable file not found\r\n'])(
    'is nothing when it did not come to its end: %j',
    (text) => {
      expect(readLook(text, '/course')).toBeUndefined()
    },
  )

  it.each([
    [1, 1, 0o600, true],
    [1, 9, 0o400, false],
    [9, 1, 0o660, true],
    [9, 1, 0o640, false],
    [9, 9, 0o666, true],
    [9, 9, 0o664, false],
  ])('uid %i gid %i mode %o may be written to by 1:1: %s', (uid, gid, mode, is) => {
    expect(mayWrite({ uid, gid, mode }, { uid: 1, gid: 1 })).toBe(is)
  })
})
