import { SystemClock } from '../system-clock'
import { openBrowser } from './open-browser'
import { readOptions } from './options'
import type { HeadlessOptions } from './options'
import { inPlainWords } from './plain-words'
import { serve } from './serve'
import type { Serving } from './serve'
import { stderrLog, terminalLog } from './stderr-log'

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
    await announce(serving, options)
    await signalled
    await serving.stop()
    process.exit(0)
  } catch (error) {
    const sentence = inPlainWords(error, options)
    if (sentence === undefined) return crash(error)
    process.stderr.write(`${sentence}\n`)
    process.exit(FAILED)
  }
}

async function announce({ url, newLink }: Serving, { open }: HeadlessOptions): Promise<void> {
  process.stdout.write(`serving ${url}\n`)
  if (!open) return
  const isShown = await openBrowser(newLink())
  const sentence = isShown ? 'If no page appeared, open this link (it works once):' : 'Open this link in a browser (it works once):'
  process.stdout.write(`${sentence}\n${newLink()}\nCtrl+C ends the server and leaves the labs running.\n`)
}
