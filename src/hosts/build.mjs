import { fileURLToPath } from 'node:url'

/** Bundles the hosts into out/. Two who build at the same time write the same bytes. */
export async function buildHosts() {
  const { build } = await import('vite')
  await build({ configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)) })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildHosts()
