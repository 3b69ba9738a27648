import { InvalidArgumentError, Command } from 'commander'
import { PROVISIONERS } from '../../core/resource/template-choices'
import { type ProvisionerKind } from '../../core/resource/lab-template'
import { SystemClock } from '../system-clock'
import { createDemoEnvironment } from './compose'
import { ConsoleLog, wantsColour } from './console-log'
import { tellStory } from './story'

const BANNER = [
  'Resource Oriented Architecture: Watcher & Reconciliation Demo',
  '='.repeat(60),
  'This demo shows:',
  '- Watcher: Detects resource changes (every 0.5s here, every 2s in a classroom)',
  '- Controller: Responds to changes with business logic',
  '- Scheduler: Reconciles state periodically (every 2s here, every 10s in a classroom)',
  '='.repeat(60),
]

process.exitCode = await main(process.argv.slice(2))

/** The exit code: 0 also after Ctrl+C, 1 when something could not be shown or was left behind. */
async function main(args: readonly string[]): Promise<number> {
  const wanted = readArguments(args)
  const write = (text: string): void => void process.stdout.write(text)
  const log = new ConsoleLog({ write, now: Date.now, colour: wantsColour(process.env, process.stdout.isTTY === true) })
  const interrupted = interruption(() => log.say('Still taking the labs away; this takes a few seconds.'))
  // `npm run demo | head`: a reader that leaves is no reason to leave containers behind.
  process.stdout.on('error', () => {})
  BANNER.forEach((line, index) => log.say(line, index === 0 ? 'bold' : undefined))
  try {
    await play(wanted, log, interrupted)
    log.say('✨ Demo completed!', 'bold')
    return 0
  } catch (error) {
    log.say(`The demo could not be completed: ${error instanceof Error ? error.message : String(error)}`, 'red')
    return 1
  }
}

async function play({ provisioner: wanted, simple: isSimple }: DemoArguments, log: ConsoleLog, signal: AbortSignal): Promise<void> {
  const clock = new SystemClock()
  const { engine, provisioner, sentence, close } = await createDemoEnvironment({ wanted, clock, log })
  log.say(sentence)
  log.say('Press Ctrl+C to stop the demo')
  log.say('')
  try {
    await tellStory({ engine, provisioner, clock, log, signal, isSimple })
  } finally {
    await close()
  }
}

/** The first signal ends the story; later ones only get an answer, for the taking away must not be cut. */
function interruption(onAgain: () => void): AbortSignal {
  const controller = new AbortController()
  const interrupt = (): void => {
    if (controller.signal.aborted) onAgain()
    else controller.abort(new Error('interrupted'))
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, interrupt)
  return controller.signal
}

interface DemoArguments {
  readonly provisioner?: ProvisionerKind
  readonly simple: boolean
}

function readArguments(args: readonly string[]): DemoArguments {
  const command = new Command('demo')
    .description('Tells the life of a few labs, in half a minute, by the real loops.')
    .option('--provisioner <kind>', `one of ${PROVISIONERS.join(', ')}; by default Docker where it answers`, kindOf)
    .option('--simple', 'the small one: two labs and the three loops, in ten seconds', false)
  return command.parse(args, { from: 'user' }).opts<DemoArguments>()
}

function kindOf(text: string): ProvisionerKind {
  const kind = PROVISIONERS.find((each) => each === text)
  if (kind === undefined) throw new InvalidArgumentError(`It is one of ${PROVISIONERS.join(', ')}.`)
  return kind
}
