import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What each product below out/ is made of. The panel's own words are the contract's, and the contract's are the engine's: a spec follows the
 * imports, so that no folder is forgotten.
 */
export const MADE_OF = {
  'main/main.js': ['electron', 'src'],
  'renderer/index.html': ['renderer', 'src/contract', 'src/core'],
  'headless.mjs': ['src'],
  'demo.mjs': ['src'],
}

/**
 * Missing, or older than something that it is made of.
 * @param {string} root
 * @param {keyof typeof MADE_OF} product
 */
export function isStale(root, product) {
  const builtAt = timeOf(join(root, 'out', product))
  return builtAt <= timeOf(join(root, 'package.json')) || MADE_OF[product].some((folder) => builtAt <= newestIn(join(root, folder)))
}

/**
 * Folders count too: their time tells that a file was added or removed.
 * @param {string} folder
 * @returns {number}
 */
function newestIn(folder) {
  const times = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? newestIn(path) : timeOf(path)
  })
  return Math.max(timeOf(folder), ...times)
}

/** @param {string} path */
function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
