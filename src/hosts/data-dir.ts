import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
}

/** Said on the command line, else in the environment, else the platform's own place for application data. */
export function dataDirectory(said: string | undefined, { env, platform }: Surroundings = process): string {
  const chosen = said ?? (env.LAB_DATA_DIR || undefined)
  return chosen === undefined ? platformDirectory(env, platform) : resolve(chosen)
}

function platformDirectory(env: Surroundings['env'], platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Lab Resource Manager')
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'Lab Resource Manager')
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'lab-resource-manager')
}
