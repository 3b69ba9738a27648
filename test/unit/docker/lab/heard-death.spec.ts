import { beforeEach, describe, expect, it } from 'vitest'
import type { DockerContext } from '../../../../src/provisioners/docker/docker-context'
import { ContainerMemory } from '../../../../src/provisioners/docker/container/container-memory'
import { readEvent } from '../../../../src/provisioners/docker/daemon/event-line'
import { lookAtLab } from '../../../../src/provisioners/docker/lab/find-lab'

const ID = 'a'.repeat(64)
const LAB = { uid: 'uid-1', name: 'ada', namespace: 'student-labs', containerId: ID }
const DEATH = { uid: LAB.uid, exitCode: 137 }

describe("Docker's own word for an end by hand is taken without waiting for a look", () => {
  let memory: ContainerMemory
  let looks: number
  beforeEach(() => {
    memory = new ContainerMemory()
    looks = 0
  })

  /** Docker, asked, says that there is nothing: what is heard and what is seen can be told apart. */
  async function conditionOf(lab: typeof LAB | Omit<typeof LAB, 'containerId'> = LAB): Promise<string> {
    const context = { memory, instanceId: 'here', api: { inspect: () => Promise.resolve(void looks++) } } as unknown as DockerContext
    return (await lookAtLab(context, lab)).condition
  }

  it('killed, dead: exited by hand, with its code, and nobody was asked', async () => {
    memory.recordKill(ID)
    memory.recordDie(ID, DEATH)
    const context = { memory } as unknown as DockerContext
    expect(await lookAtLab(context, LAB)).toEqual({
      uid: LAB.uid,
      condition: 'exited',
      containerId: ID,
      ports: {},
      exitCode: 137,
      ending: 'byHand',
    })
    expect(looks).toBe(0)
  })

  it.each<[string, () => void]>([
    ['nothing was heard', () => undefined],
    ['it ended by itself', () => memory.recordDie(ID, DEATH)],
    [
      'we had stopped it ourselves',
      () => {
        memory.stopping(ID)
        memory.recordKill(ID)
        memory.recordDie(ID, DEATH)
      },
    ],
    [
      'it was started again since',
      () => {
        memory.recordKill(ID)
        memory.recordDie(ID, DEATH)
        memory.recordStart(ID)
      },
    ],
    [
      'it is gone',
      () => {
        memory.recordKill(ID)
        memory.recordDie(ID, DEATH)
        memory.recordDestroy(ID)
      },
    ],
    [
      'contact was lost since',
      () => {
        memory.recordKill(ID)
        memory.recordDie(ID, DEATH)
        memory.forgetEvents()
      },
    ],
    [
      'the event did not tell whose it was',
      () => {
        memory.recordKill(ID)
        memory.recordDie(ID)
      },
    ],
    [
      "it was another lab's",
      () => {
        memory.recordKill(ID)
        memory.recordDie(ID, { ...DEATH, uid: 'uid-2' })
      },
    ],
  ])('but Docker is asked when %s', async (_when, hear) => {
    hear()
    expect([await conditionOf(), looks > 0]).toEqual(['absent', true])
  })

  it('and Docker is asked for a lab whose container is not recorded', async () => {
    memory.recordKill(ID)
    memory.recordDie(ID, DEATH)
    const { containerId: _, ...unrecorded } = LAB
    expect([await conditionOf(unrecorded), looks > 0]).toEqual(['absent', true])
  })

  it('the exit code is read from the event, and only a number is one', () => {
    const die = (exitCode?: string) => readEvent({ Type: 'container', Action: 'die', Actor: { ID, Attributes: { exitCode } } })?.exitCode
    expect([die('137'), die('0'), die('x'), die('')]).toEqual([137, 0, undefined, undefined])
  })
})
