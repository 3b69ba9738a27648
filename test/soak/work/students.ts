import type Docker from 'dockerode'
import { volumeNameOf } from '../../../src/provisioners/docker/container/labels'
import { pause } from '../../../src/core/clock/pause'
import { SystemClock } from '../../../src/hosts/system-clock'
import type { Roll } from '../../fixtures/dice'

/** One thing that a student made: a file by its hash, a link by its target, a folder by being there. */
export interface Thing {
  readonly type: 'F' | 'L' | 'D'
  /** What becomes of it when its container is taken away differs: the folder goes along to the next one. */
  readonly place: 'folder' | 'volume' | 'root'
  readonly path: string
  readonly is: string
}

export interface Visit {
  readonly containerId: string
  /** As it was found, before anything was done. */
  readonly before: readonly Thing[]
  /** undefined: it broke off, and nobody knows how far it came. */
  readonly after: readonly Thing[] | undefined
  /** Places of which nothing was heard: what was done there may have been done all the same. */
  readonly unseen: ReadonlySet<Thing['place']>
  /** Names that were touched, or may have been. */
  readonly touched: ReadonlySet<string>
}

interface Place {
  readonly place: Thing['place']
  readonly path: string
  readonly user: string
}

const NAMES = ['essay', 'table', 'notes', 'photo', 'draft', 'model']
const PATIENCE_MS = 20_000
const BUSY = '/bin/busybox'
/** Prints one line for each thing below a folder: `F essay <hash>`, `L latest one`, `D chapter -`. */
const LIST = `
list() {
  cd "$1" 2>/dev/null || return 0
  ${BUSY} find . -mindepth 1 -type f | while read -r f; do set -- $(${BUSY} sha256sum "$f"); echo "F $f $1"; done
  ${BUSY} find . -mindepth 1 -type l | while read -r l; do echo "L $l $(${BUSY} readlink "$l")"; done
  ${BUSY} find . -mindepth 1 -type d | while read -r d; do echo "D $d -"; done
}`

/** A student at work in a container that runs: looks at what is there, makes and breaks things, and looks again. undefined: nobody came in. */
export async function visit(
  docker: Docker,
  { id, uid }: { readonly id: string; readonly uid: string },
  roll: Roll,
): Promise<Visit | undefined> {
  const places = await placesOf(docker, id, uid).catch(() => [])
  if (places.length === 0) return undefined
  const visits = await Promise.all(places.map((place) => visitPlace(docker, { id, place }, roll)))
  const whole = visits.every(({ after }) => after !== undefined)
  return {
    containerId: id,
    unseen: new Set(visits.flatMap(({ before }, index) => (before === undefined ? (places[index]?.place ?? []) : []))),
    before: visits.flatMap(({ before }) => before ?? []),
    after: whole ? visits.flatMap(({ after }) => after ?? []) : undefined,
    touched: new Set(visits.flatMap(({ touched }) => touched)),
  }
}

/** As the container itself says, as the engine must, too. */
async function placesOf(docker: Docker, id: string, uid: string): Promise<readonly Place[]> {
  const { Mounts, HostConfig, State } = await docker.getContainer(id).inspect()
  if (!State.Running || State.Paused) return []
  const volumes = Mounts.filter(({ Type, Destination }) => Type === 'volume' && !Destination.startsWith('/run/')).map(
    ({ Name, Destination }): Place => ({
      place: Name === volumeNameOf({ uid }) ? 'folder' : 'volume',
      path: Destination,
      user: '1000:1000',
    }),
  )
  return HostConfig.ReadonlyRootfs === true ? volumes : [...volumes, { place: 'root', path: '/srv', user: '0:0' }]
}

async function visitPlace(docker: Docker, { id, place }: { readonly id: string; readonly place: Place }, roll: Roll) {
  const { commands, touched } = work(roll)
  const script = `${LIST}\nmkdir -p ${place.path} 2>/dev/null; list ${place.path}; echo ---; cd ${place.path} && { ${commands.join('; ')}; }\necho ---; list ${place.path}; echo DONE`
  const text = await run(docker, id, { script, user: place.user }).catch(() => '')
  const [before = '', said = '', after = ''] = text.split('---')
  const things = (lines: string) => lines.split('\n').flatMap((line) => thingFrom(line, place.place))
  return {
    before: text.includes('---') ? things(before) : undefined,
    after: after.includes('DONE') ? things(after) : undefined,
    said,
    touched,
  }
}

function thingFrom(line: string, place: Thing['place']): readonly Thing[] {
  const [type = '', path = '', is = ''] = line.trim().split(' ')
  return type === 'F' || type === 'L' || type === 'D' ? [{ type, place, path, is }] : []
}

/** What one visit does, as shell; each content is new in the world. */
function work(roll: Roll): { readonly commands: readonly string[]; readonly touched: readonly string[] } {
  const touched: string[] = []
  const pick = (): string => {
    const name = `${NAMES[Math.floor(roll() * NAMES.length)] ?? 'essay'}${Math.floor(roll() * 3)}`
    touched.push(name)
    return name
  }
  const size = () => 1 + Math.floor(roll() * 40)
  const acts: readonly (() => string)[] = [
    () => `dd if=/dev/urandom of=${pick()} bs=1k count=${size()}`,
    () => `dd if=/dev/urandom bs=1k count=${size()} >> ${pick()}`,
    () => `mkdir -p ${pick()}.d/${pick()} && dd if=/dev/urandom of=${touched.at(-2)}.d/${touched.at(-1)}/${pick()} bs=1k count=${size()}`,
    () => `ln -s ${pick()} ${pick()}.lnk`,
    () => `mkdir -p ${pick()}.e`,
    () => `${BUSY} ln ${pick()} ${pick()}.hard`,
    () => `mv ${pick()} ${pick()}`,
    () => `rm -rf ${pick()} ${pick()}.d`,
    () =>
      `dd if=/dev/zero of=${pick()}.hole bs=1 count=0 seek=${size()}00000 && dd if=/dev/urandom bs=1k count=1 >> ${touched.at(-1)}.hole`,
    () => 'rm -rf *',
  ]
  const commands = Array.from({ length: 1 + Math.floor(roll() * 4) }, () => acts[Math.floor(roll() ** 1.2 * acts.length)]?.() ?? 'true')
  const touchesAll = commands.includes('rm -rf *')
  return { commands: commands.map((command) => `{ ${command}; } 2>/dev/null`), touched: touchesAll ? ['*'] : touched }
}

async function run(docker: Docker, id: string, { script, user }: { readonly script: string; readonly user: string }): Promise<string> {
  const exec = await docker
    .getContainer(id)
    .exec({ Cmd: ['/bin/sh', '-c', script], User: user, AttachStdout: true, AttachStderr: true, Tty: true })
  const stream = await exec.start({ Tty: true })
  // A container that is frozen now says nothing more, and is nobody's to wait for.
  const late = new AbortController()
  void pause(new SystemClock(), PATIENCE_MS, late.signal).then(
    () => stream.destroy(),
    () => undefined,
  )
  const chunks: Buffer[] = []
  try {
    for await (const chunk of stream as unknown as AsyncIterable<Buffer>) chunks.push(chunk)
  } finally {
    late.abort()
  }
  return Buffer.concat(chunks).toString().replace(/\r/g, '')
}
