import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = new URL('../../..', import.meta.url).pathname
const PAGE =
  '<!doctype html><meta charset="utf-8"><title>Labs</title><script type="module" src="/assets/page.js"></script><body><main id="panel"></main>'
const SCRIPT = 'document.getElementById("panel").textContent = "a bare page"'

/** Our built programs around a page with nothing on it, for specs that ask what the shell does with any page. */
export function bareApp(): { readonly dir: string; remove(): void } {
  if (!existsSync(join(root, 'out/main/main.js'))) throw new Error('The desktop app is not built. Run this first: npm run build')
  // Below the repository, so that its packages are found.
  const dir = mkdtempSync(join(root, 'out/desktop-'))
  cpSync(join(root, 'package.json'), join(dir, 'package.json'))
  for (const part of ['main', 'preload', 'headless.mjs', 'chunks'])
    cpSync(join(root, 'out', part), join(dir, 'out', part), { recursive: true })
  mkdirSync(join(dir, 'out/renderer/assets'), { recursive: true })
  writeFileSync(join(dir, 'out/renderer/index.html'), PAGE)
  writeFileSync(join(dir, 'out/renderer/assets/page.js'), SCRIPT)
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}
