import { describe, expect, it } from 'vitest'
import { inspectSchema } from '../../../../src/provisioners/docker/daemon/answers'
import { changedPaths, volumesIn } from '../../../../src/provisioners/docker/student-folder/work-places'

const UID = '0f8fad5b-d9cb-469f-a165-70867728950e'
const containerWith = (mounts: readonly object[]) =>
  inspectSchema.parse({
    Id: 'a'.repeat(64),
    Name: '/x',
    Image: '',
    State: { Status: 'exited', ExitCode: 0 },
    Config: { Labels: { 'com.neuroglia.lab.uid': UID } },
    NetworkSettings: {},
    Mounts: mounts,
  })

describe('where work can be, as the container itself says', () => {
  it('in the same order whatever Docker tells first: the own folder, then by path', () => {
    const volume = (Name: string, Destination: string) => ({ Type: 'volume', Name, Source: '/v', Destination })
    const mounts = [volume('b'.repeat(64), '/data'), volume(`lab-${UID}`, '/home/student'), volume('a'.repeat(64), '/cache')]
    for (const told of [mounts, mounts.toReversed()])
      expect(volumesIn(containerWith(told)).map(({ path }) => path)).toEqual(['/home/student', '/cache', '/data'])
  })

  it("the lab's own folder once, though it is mounted twice, and every volume of the image", () => {
    const found = containerWith([
      { Type: 'volume', Name: `lab-${UID}`, Source: '/v/own', Destination: '/run/lab-work/work' },
      { Type: 'volume', Name: `lab-${UID}`, Source: '/v/own', Destination: '/home/student' },
      { Type: 'volume', Name: 'e'.repeat(64), Source: '/v/data', Destination: '/data' },
      { Type: 'tmpfs', Destination: '/tmp' },
      { Type: 'bind', Source: '/x', Destination: '/y' },
    ])
    expect(volumesIn(found)).toEqual([
      { type: 'volume', volume: `lab-${UID}`, path: '/home/student', source: '/v/own', isOwn: true },
      { type: 'volume', volume: 'e'.repeat(64), path: '/data', source: '/v/data', isOwn: false },
    ])
  })
})

describe('what was changed in a writable root', () => {
  const [MODIFIED, ADDED, DELETED] = [0, 1, 2]
  const changed = (...lines: readonly (readonly [number, string])[]) => lines.map(([Kind, Path]) => ({ Kind, Path }))

  it('a new folder stands for what is in it; a folder of the image is not fetched for what changed below', () => {
    expect(
      changedPaths(
        changed(
          [MODIFIED, '/opt'],
          [ADDED, '/opt/app'],
          [ADDED, '/opt/app/a'],
          [ADDED, '/opt/app/b/c'],
          [MODIFIED, '/etc'],
          [MODIFIED, '/etc/motd'],
        ),
        [],
      ),
    ).toEqual(['/opt/app', '/etc/motd'])
  })

  it("what Docker makes, what is gone with the container, and places of their own are nobody's changes", () => {
    const lines = changed(
      [MODIFIED, '/home'],
      [ADDED, '/home/student'],
      [ADDED, '/tmp/x'],
      [ADDED, '/run/pid'],
      [MODIFIED, '/run'],
      [ADDED, '/.dockerenv'],
      [DELETED, '/bin/old'],
      [ADDED, '/runway'],
      [ADDED, '/srv'],
      [ADDED, '/srv/data'],
    )
    expect(changedPaths(lines, ['/home/student', '/srv/data'])).toEqual(['/runway'])
  })

  it('what lies beside a place of its own is not lost with the way to it', () => {
    expect(
      changedPaths(changed([ADDED, '/srv'], [ADDED, '/srv/data'], [ADDED, '/srv/notes'], [ADDED, '/srv/notes/a']), ['/srv/data']),
    ).toEqual(['/srv/notes'])
  })

  it('so many single paths are fetched by their top folder', () => {
    const many = Array.from({ length: 300 }, (_, index) => [MODIFIED, `/usr/lib/f${index}`] as const)
    expect(changedPaths(changed(...many, [ADDED, '/opt/x']), [])).toEqual(['/usr', '/opt'])
  })
})
