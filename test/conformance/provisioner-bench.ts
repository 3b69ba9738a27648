import type { LabIdentity, LabPlan, Provisioner } from '../../src/core/provisioner/provisioner'

/** What a provisioner must come with so that `provisionerSuite` can hold it to its promises. */
export interface ProvisionerSuiteOptions {
  readonly name: string
  /** A machine of its own for each test, or one shared machine and fresh names. */
  create(): Promise<ProvisionerBench>
}

export interface ProvisionerBench {
  readonly provisioner: Provisioner
  /** Another provisioner of the same installation on the same machine: the engine after a crash. */
  again(): Promise<Provisioner>
  /** A provisioner of another installation on the same machine. */
  stranger(): Promise<Provisioner>
  /** A lab that becomes ready: own uid and name each time, a work folder, one http port, an image that is there. */
  plan(overrides?: Partial<LabPlan>): LabPlan
  /** Another image that is there; the promise about it is skipped without one. */
  readonly otherImage?: string
  /** An image that is not there and can be brought; promises about it are skipped without one. */
  readonly missingImage?: string
  readonly sabotage: Sabotage
  /** A short while passes: fake time is moved, real time waited for. */
  tick(): Promise<void>
  /** Takes everything away that the test left behind. */
  close(): Promise<void>
}

/** What happens to labs behind the provisioner's back. */
export interface Sabotage {
  /** The first half of a creation that a crash cut: the container is there with all its labels and was never started. */
  createOnly(plan: LabPlan): Promise<void>
  kill(lab: LabIdentity): Promise<void>
  /** The lab's own program ends with this code, nobody having asked. Skipped without. */
  exit?(lab: LabIdentity, exitCode: number): Promise<void>
  remove(lab: LabIdentity): Promise<void>
  pause(lab: LabIdentity): Promise<void>
  /** A line in a file of the student's work folder. */
  write(lab: LabIdentity, line: string): Promise<void>
  read(lab: LabIdentity): Promise<string>
  /** A file that claims so much and holds nothing. */
  makeHole(lab: LabIdentity, bytes: number): Promise<void>
  disconnect(lab: LabIdentity): Promise<void>
  /** What runs in the lab takes so many bytes of memory. */
  useMemory(lab: LabIdentity, bytes: number): Promise<void>
  /** `make` makes a lab of an image (undefined: the usual one), whose tag is then built anew; `restore` takes the images away. Skipped without. */
  rebuildImage?(make: (image: string | undefined) => Promise<LabPlan>): Promise<{ readonly plan: LabPlan; restore(): Promise<void> }>
  /** Contact with the daemon, cut and mended. Skipped without. */
  readonly contact?: { cut(): Promise<void>; mend(): Promise<void> }
}

/** Looks again until there is something to see, for a bounded number of looks. */
export async function until<T>(bench: ProvisionerBench, look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (let looks = 0; looks < 600; looks += 1) {
    const seen = await look()
    if (seen !== undefined) return seen
    await bench.tick()
  }
  throw new Error('It did not come about.')
}

/** Ensures until it runs: an image may have to arrive first. */
export async function made(bench: ProvisionerBench, plan: LabPlan, provisioner: Provisioner = bench.provisioner) {
  return until(bench, async () => {
    const ensured = await provisioner.ensure(plan, new AbortController().signal)
    return ensured.phase === 'running' ? ensured.observation : undefined
  })
}
