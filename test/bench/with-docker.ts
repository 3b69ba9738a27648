import { BenchEngine } from './bench-engine'
import { RawDocker } from './raw-docker'
import { RawLabs } from './raw-labs'

export interface BothSides {
  readonly ours: BenchEngine
  readonly raw: RawLabs
  readonly docker: RawDocker
}

/** Runs the measurement with both sides warm (image made, network there), and leaves nothing behind, however it ends. */
export async function withDocker(measure: (sides: BothSides) => Promise<void>): Promise<void> {
  const docker = new RawDocker()
  const ours = await BenchEngine.start()
  const raw = new RawLabs(docker, await ours.template())
  try {
    await ours.up('warm-up')
    await ours.down('warm-up')
    await measure({ ours, raw, docker })
  } finally {
    await raw.sweep()
    await ours.close()
    docker.close()
  }
}
