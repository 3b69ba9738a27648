import { randomUUID } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Clock } from '../../core/clock/clock'
import { writePrivateFile } from '../private-file'

/** By then a browser has opened it, or none will. */
const KEPT_MS = 60_000
const NAME = /^open-[0-9a-f-]{36}\.html(\..+\.tmp)?$/

/** A page on the disk that leads to the one-time link. */
export interface LinkPage {
  /** What a program may be started with: every user of the machine reads the arguments of every program. */
  readonly address: string
  /** Safe to call twice. */
  remove(): Promise<void>
}

/**
 * The link lets in whoever has it, and a browser's arguments are read by everybody (`ps`). So the browser is given a file that only this
 * user reads, and the file leads on. It goes when the link was used (`remove`), and after a minute in any case.
 */
export async function writeLinkPage(dataDir: string, link: string, clock: Clock): Promise<LinkPage> {
  const path = join(dataDir, `open-${randomUUID()}.html`)
  await writePrivateFile(path, page(link))
  const cancel = clock.after(KEPT_MS, () => void remove())
  const remove = (): Promise<void> => {
    cancel()
    return rm(path, { force: true })
  }
  return { address: pathToFileURL(path).href, remove }
}

/** What a process that was killed left there. Only the owner of the data directory's lock calls this. */
export async function sweepLinkPages(dataDir: string): Promise<void> {
  const left = (await readdir(dataDir)).filter((name) => NAME.test(name))
  await Promise.all(left.map((name) => rm(join(dataDir, name), { force: true })))
}

/** Nothing in it runs, and where it leads learns nothing of where it lies. */
function page(link: string): string {
  const address = link.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<meta charset="utf-8">',
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'\">",
    '<meta name="referrer" content="no-referrer">',
    `<meta http-equiv="refresh" content="0;url=${address}">`,
    '<title>Lab Resource Manager</title>',
    `<p><a href="${address}" rel="noreferrer">Lab Resource Manager</a></p>`,
    '</html>',
    '',
  ].join('\n')
}
