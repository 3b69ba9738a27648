import { afterEach, beforeEach, expect, it } from 'vitest'
import { conditionOf } from '../../src/core/resource/lab-conditions'
import { LABEL } from '../../src/provisioners/docker/container/labels'
import { Stage } from '../fixtures/docker-world-stage'
import { inside } from './provisioner-labs'

/** Another bound is followed by a look within a quarter of a minute. */
const LOOK_MS = 45_000

let stage: Stage
beforeEach(async () => void (stage = await Stage.open()))
afterEach(() => stage?.close())

const said = (name: string) => conditionOf('FolderFits', stage.watch.named(name)?.status.conditions)
const does = (name: string, command: string) => inside(stage.watch.named(name)?.status.containerId ?? '', command)

it('a student who fills the folder is warned of by name and number, until something is deleted; a hole of a gigabyte alarms nobody', async () => {
  await stage.readyLabs(2)
  await does('student-1', 'dd if=/dev/urandom of=/home/student/video bs=100k count=90')
  await does('student-2', 'dd if=/dev/zero of=/home/student/hole bs=1 count=0 seek=1073741824')
  await stage.labs.tune({ work: { maxSize: '10Mi' } })
  await stage.watch.until('the warning is there', () => said('student-1')?.status === 'False', LOOK_MS)
  expect(said('student-1')).toMatchObject({ reason: 'FolderNearlyFull', params: { used: 9, bound: 10 } })
  expect(stage.watch.named('student-1')?.status).toMatchObject({ state: 'ready', reason: 'Ready' })

  await does('student-1', 'dd if=/dev/urandom of=/home/student/another bs=100k count=90')
  await stage.labs.tune({ work: { maxSize: '11Mi' } })
  await stage.watch.until('it is more than can be collected', () => said('student-1')?.reason === 'FolderTooLarge', LOOK_MS)
  expect(said('student-1')).toMatchObject({ params: { used: 18, bound: 12 } })

  await does('student-1', 'rm /home/student/video /home/student/another')
  await stage.labs.tune({ work: { maxSize: '12Mi' } })
  await stage.watch.until('it fits again', () => said('student-1')?.status === 'True', LOOK_MS)
  expect(said('student-2')).toBeUndefined()
  const helpers = { all: true, filters: { label: [`${LABEL.instance}=${stage.app.instanceId}`, `${LABEL.role}=folder-size`] } }
  await expect.poll(() => stage.world.docker.listContainers(helpers), { timeout: LOOK_MS }).toEqual([])
})
