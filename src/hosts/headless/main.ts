import type { Clock } from '../../core/clock/clock'
import type { Log } from '../../core/observe/log'
import { english } from '../../core/sentences/english'
import { visibleText } from '../../core/resource/format/invisible'
import { dataDirectory } from '../data-dir'
import { SystemClock } from '../system-clock'
import { writeLinkPage } from './link-page'
import { openBrowser } from './open-browser'
import { readOptions } from './options'
import type { HeadlessOptions } from './options'
import { explainError } from '../explain-error'
import { serve } from './serve'
import type { Serving } from './serve'
import { stderrLog, terminalLog } from '../stderr-log'

const FAILED = 1

await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args)
  if ('exitCode' in options) return void (process.exitCode = options.exitCode)
  const clock = new SystemClock()
  const log = options.open ? terminalLog() : stderrLog('info')
  // Whatever nobody caught left something half done: better to begin again from what is on disk than to go on from there.
  const crash = (error: unknown) => {
    log.error('The server ends because of a fault of its own', { error })
    process.exit(FAILED)
  }
  process.on('uncaughtException', crash).on('unhandledRejection', crash)
  // A terminal that goes away is no reason to end, and no fault.
  process.stdout.on('error', () => {})
  // From the first moment: a signal during the start must not leave half a server.
  const signalled = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
  try {
    const serving = await serve(options, { clock, log })
    const takeAway = await announce(serving, options, { clock, log })
    await signalled
    await takeAway()
    await serving.stop()
    process.exit(0)
  } catch (error) {
    const sentence = explainError(error, { port: options.port, dataDir: dataDirectory(options.dataDir) })
    if (sentence === undefined) return crash(error)
    process.stderr.write(`${visibleText(english(sentence))}\n`)
    process.exit(FAILED)
  }
}

/** Returns what takes away the page that the browser was given. */
async function announce(
  { url, dataDir, newLink }: Serving,
  { open }: HeadlessOptions,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<() => Promise<void>> {
  process.stdout.write(`serving ${url}\n`)
  if (!open) return async () => {}
  let takeAway = async (): Promise<void> => {}
  const page = await writeLinkPage(
    dataDir,
    newLink(() => void takeAway()),
    clock,
  ).catch((error: unknown) => log.warn('The page for the browser could not be written', { error }))
  if (page !== undefined) takeAway = () => page.remove()
  const isShown = page !== undefined && (await openBrowser(page.address))
  if (!isShown) await takeAway()
  const sentence = isShown ? 'If no page appeared, open this link (it works once):' : 'Open this link in a browser (it works once):'
  process.stdout.write(`${sentence}\n${newLink()}\nCtrl+C ends the server and leaves the labs running.\n`)
  return takeAway
}
