import type { ExaminedImage } from '../../core/provisioner/examined-image'
import type { LabPlan } from '../../core/provisioner/provisioner'

const STUDENT = '1000:1000'

/** What an image of the simulated world is found to be: one that says who it runs as, and has nothing that nobody expects. */
export function simulatedImage(
  plan: LabPlan,
  seen: { readonly isHere: boolean; readonly isRunning: boolean; readonly files: number },
): ExaminedImage {
  const words = {
    user: STUDENT,
    isRoot: false,
    workingDir: plan.workDir ?? '/',
    entrypoint: [],
    command: [],
    volumes: [],
    hasHealthcheck: false,
    exposedPorts: plan.ports.map(({ containerPort }) => `${containerPort}/tcp`),
    architecture: 'simulated',
  }
  return {
    plan,
    user: plan.user ?? STUDENT,
    machine: 'simulated',
    ...(seen.isHere ? { words } : {}),
    ...(seen.isRunning
      ? { inside: { files: seen.files, readOnlyFiles: [], readOnlyFolders: [], fullFolders: [], isStarterTooLarge: false } }
      : {}),
  }
}
