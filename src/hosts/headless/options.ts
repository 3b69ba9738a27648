import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { PROVISIONERS } from '../../core/resource/template-choices'
import type { ProvisionerKind } from '../../core/resource/lab-template'
import { isWebAddress } from '../cloud-event-sink'

export interface HeadlessOptions {
  /** 0: whichever is free. */
  readonly port: number
  readonly dataDir?: string
  /** Overrides every template's own strategy. */
  readonly provisioner?: ProvisionerKind
  readonly dockerHost?: string
  /** Every CloudEvent is posted there. */
  readonly eventsUrl?: string
  /** Show the page in a browser. */
  readonly open: boolean
}

export interface BadOptions {
  readonly exitCode: number
}

/** Says itself, in plain words, what is wrong with the command line (or what `--help` asked for). */
export function readOptions(args: readonly string[]): HeadlessOptions | BadOptions {
  const command = new Command('npm run serve --')
    .description('Runs the labs of this machine without a window, and answers on 127.0.0.1.')
    .option('--port <number>', 'port on 127.0.0.1; 0 is any free one', portNumber, 0)
    .option('--data-dir <directory>', 'where labs are remembered (default: $LAB_DATA_DIR, else the place of this platform)', notEmpty)
    .addOption(new Option('--provisioner <kind>', 'makes all labs this way, whatever their template says').choices(PROVISIONERS))
    .option(
      '--docker-host <url>',
      "unix://, npipe:// or tcp:// (default: $DOCKER_HOST, the docker command's context, the usual places)",
      notEmpty,
    )
    .option('--events-url <url>', 'http:// or https:// address that every CloudEvent is posted to', webAddress)
    .option('--open', 'show the page in a browser', false)
    .exitOverride()
  try {
    return command.parse(args, { from: 'user' }).opts<HeadlessOptions>()
  } catch (error) {
    if (error instanceof CommanderError) return { exitCode: error.exitCode }
    throw error
  }
}

function portNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) throw new InvalidArgumentError('A port is a whole number from 0 to 65535.')
  return Number(text)
}

function webAddress(text: string): string {
  if (!isWebAddress(text)) throw new InvalidArgumentError('It must be an http:// or https:// address.')
  return text
}

function notEmpty(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It must not be empty.')
  return text
}
