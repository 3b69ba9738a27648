import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { type ProvisionerError, fault } from '../../../core/provisioner/provisioner-error'
import { SAMPLE_PAGE } from './sample-page'
import { packTar, type TarEntry } from './tar'

/** The built-in sample lab's image: made on the spot from what this machine has, with no registry and no internet. */
export const SAMPLE_IMAGE = 'lab-resource-manager/sample:1'
/** The student inside. */
const STUDENT = 1000
export const SAMPLE_WORK_DIR = '/home/student'

const BUSYBOX_PLACES = ['/bin/busybox', '/usr/bin/busybox', '/usr/local/bin/busybox']
const APPLETS = [
  'sh',
  'httpd',
  'ls',
  'cat',
  'vi',
  'echo',
  'mkdir',
  'rm',
  'cp',
  'mv',
  'grep',
  'head',
  'tail',
  'ps',
  'id',
  'sleep',
  'touch',
  'wget',
  'nc',
  'mount',
  'mknod',
  'dd',
  'kill',
  'env',
  'date',
  'true',
  'false',
  'stat',
  'chmod',
  'yes',
  'tar',
]

export interface SampleImage {
  readonly tar: Buffer
  /** Dockerfile lines for what the tar cannot say. */
  readonly changes: readonly string[]
}

export async function assembleSampleImage(platform: NodeJS.Platform = process.platform): Promise<SampleImage> {
  if (platform !== 'linux') throw notHere()
  return (await withBusybox()) ?? (await withNode())
}

async function withBusybox(): Promise<SampleImage | undefined> {
  const busybox = await staticBusybox()
  if (busybox === undefined) return undefined
  const entries: TarEntry[] = [
    { name: 'bin/busybox', type: 'file', mode: 0o755, content: busybox },
    ...APPLETS.map((name): TarEntry => ({ name: `bin/${name}`, type: 'link', target: 'busybox' })),
    { name: 'www/index.html', type: 'file', content: Buffer.from(SAMPLE_PAGE) },
  ]
  return imageOf(['bin', 'www'], entries, ['/bin/httpd', '-f', '-p', '8080', '-h', '/www'])
}

/** Only a static one runs without libraries: it names no interpreter. */
async function staticBusybox(): Promise<Buffer | undefined> {
  for (const place of BUSYBOX_PLACES) {
    const content = await readFile(place).catch(() => undefined)
    if (content !== undefined && !content.subarray(0, 4096).includes('/ld-')) return content
  }
  return undefined
}

/** No busybox: this very program's Node, with the libraries it names. Larger, and as good a web server. */
async function withNode(): Promise<SampleImage> {
  const libraries = await librariesOf(process.execPath)
  const files = await Promise.all(
    libraries.map(async (path) => ({ name: path.slice(1), type: 'file', mode: 0o755, content: await readFile(path) }) as const),
  )
  const server = `require('http').createServer((q,r)=>r.end(require('fs').readFileSync('/www/index.html'))).listen(8080)`
  const entries: TarEntry[] = [
    { name: 'bin/node', type: 'file', mode: 0o755, content: await readFile(process.execPath) },
    ...files,
    { name: 'www/index.html', type: 'file', content: Buffer.from(SAMPLE_PAGE) },
    { name: 'www/server.cjs', type: 'file', content: Buffer.from(server) },
  ]
  return imageOf(['bin', 'www'], entries, ['/bin/node', '/www/server.cjs'])
}

async function librariesOf(program: string): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)('ldd', [program]).catch((cause: unknown) => {
    throw fault('ImagePullFailed', 'terminal', { sentence: { code: 'BusyboxMissing' }, cause })
  })
  return [...new Set(stdout.match(/\/\S+/g) ?? [])].filter((path) => basename(path).includes('.so'))
}

function imageOf(folders: readonly string[], entries: readonly TarEntry[], command: readonly string[]): SampleImage {
  const base: TarEntry[] = [
    ...[...folders, 'etc', 'home', 'dev', 'proc', 'sys'].map((name): TarEntry => ({ name, type: 'directory' })),
    { name: 'tmp', type: 'directory', mode: 0o1777 },
    // Owned by the student: Docker gives a fresh volume the owner of the folder it covers.
    { name: SAMPLE_WORK_DIR.slice(1), type: 'directory', uid: STUDENT, gid: STUDENT },
    {
      name: 'etc/passwd',
      type: 'file',
      content: Buffer.from(`root:x:0:0:root:/:/bin/sh\nstudent:x:${STUDENT}:${STUDENT}:student:${SAMPLE_WORK_DIR}:/bin/sh\n`),
    },
    { name: 'etc/group', type: 'file', content: Buffer.from(`root:x:0:\nstudent:x:${STUDENT}:\n`) },
  ]
  const changes = [
    `CMD ${JSON.stringify(command)}`,
    'EXPOSE 8080',
    'ENV PATH=/bin',
    `ENV HOME=${SAMPLE_WORK_DIR}`,
    `USER ${STUDENT}:${STUDENT}`,
    `WORKDIR ${SAMPLE_WORK_DIR}`,
  ]
  return { tar: packTar([...base, ...entries]), changes }
}

function notHere(): ProvisionerError {
  return fault('NotSupported', 'terminal', { sentence: { code: 'SampleOnLinuxOnly' } })
}
