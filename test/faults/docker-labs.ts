import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '../../src/core/observe/log'
import type { LabPlan, Provisioner } from '../../src/core/provisioner/provisioner'
import type { Machine } from '../../src/provisioners/docker/daemon/machine'
import { createDockerProvisioner } from '../../src/provisioners/docker/docker-provisioner'
import { FakeClock, settle } from '../fixtures/fake-clock'
import { startFakeDaemon, type FakeDaemon } from '../fixtures/fake-daemon'

export const never = new AbortController().signal

export const PLAN: LabPlan = {
  uid: '0f8fad5b-d9cb-469f-a165-70867728950e',
  name: 'lab-ada',
  namespace: 'student-labs',
  template: 'web',
  generation: 1,
  image: 'example/lab:1',
  ports: [{ name: 'http', containerPort: 8080 }],
  environment: { COURSE: 'networks' },
  secrets: ['TOKEN'],
  hostPorts: {},
  limits: { cpu: 1, memoryBytes: 64 << 20, pids: 64 },
  templateLimits: { cpu: 1, memoryBytes: 64 << 20, pids: 64 },
  ownLimits: {},
  readiness: { type: 'none' },
  openPath: '/',
  workDir: '/work',
  user: '1000:1000',
  writable: false,
  capabilities: [],
  stopTimeoutMs: 1_000,
}

export interface Stand {
  readonly daemon: FakeDaemon
  readonly provisioner: Provisioner
  readonly clock: FakeClock
  close(): Promise<void>
}

/** The provisioner on a fake daemon, in fake time; listening when this resolves. */
export async function aStand(options: { dockerHost?: string; machine?: Machine } = {}): Promise<Stand> {
  const daemon = await startFakeDaemon()
  const folder = mkdtempSync(join(tmpdir(), 'lab-faults-'))
  const clock = new FakeClock()
  const provisioner = createDockerProvisioner({
    instanceId: 'ours',
    clock,
    log: silentLog,
    collectDir: join(folder, 'collected'),
    dockerHost: daemon.host,
    ...options,
  })
  let isConnected = false
  provisioner.onDidHint((hint) => (isConnected ||= hint.type === 'relist'))
  if (options.dockerHost === undefined) await until(() => isConnected)
  return {
    daemon,
    provisioner,
    clock,
    close: async () => {
      await provisioner.close()
      await daemon.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Turns of the event loop until it is so; bounded by the test's own time. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await settle()
}

/** The outcome of a call in fake time: time passes only when nothing else happens. */
export async function outcomeOf<T>(clock: FakeClock, call: Promise<T>, stepMs = 1_000): Promise<{ value: T } | { error: unknown }> {
  let outcome: { value: T } | { error: unknown } | undefined
  call.then(
    (value) => (outcome = { value }),
    (error: unknown) => (outcome = { error }),
  )
  for (let turns = 0; outcome === undefined; turns += 1) {
    await settle()
    // Real answers of the fake daemon need turns of the loop, not time.
    if (turns % 200 === 199) clock.advance(stepMs)
  }
  return outcome
}
