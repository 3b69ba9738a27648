import { parseArgs } from 'node:util'
import { PROVISIONERS } from '../../src/core/resource/template-choices'
import type { ProvisionerKind } from '../../src/core/resource/lab-template'
import { dataDirectory } from '../../src/hosts/data-dir'
import { StartError } from '../../src/hosts/explain-error'
import { isWebAddress } from '../../src/hosts/cloud-event-sink'

export interface DesktopOptions {
  readonly dataDir: string
  /** Overrides every template's own strategy. */
  readonly provisioner?: ProvisionerKind
  readonly dockerHost?: string
  /** Every CloudEvent is posted there. */
  readonly eventsUrl?: string
  /** Started again after a fault of its own: no second try is offered. */
  readonly isSecondTry: boolean
}

export const SECOND_TRY = '--second-try'

const TEXT = { type: 'string' } as const

/** The same words as for the headless host; what else is on the line is Electron's. Throws a StartError. */
export function readDesktopOptions(args: readonly string[]): DesktopOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { 'data-dir': TEXT, provisioner: TEXT, 'docker-host': TEXT, 'events-url': TEXT },
    strict: false,
    allowPositionals: true,
  })
  const dockerHost = textOf(values['docker-host'])
  const eventsUrl = webAddressOf(textOf(values['events-url']))
  const provisioner = provisionerOf(textOf(values['provisioner']))
  return {
    dataDir: dataDirectory(textOf(values['data-dir'])),
    ...(provisioner === undefined ? {} : { provisioner }),
    ...(dockerHost === undefined ? {} : { dockerHost }),
    ...(eventsUrl === undefined ? {} : { eventsUrl }),
    isSecondTry: args.includes(SECOND_TRY),
  }
}

function provisionerOf(text: string | undefined): ProvisionerKind | undefined {
  const kind = PROVISIONERS.find((each) => each === text)
  if (text !== undefined && kind === undefined) throw new StartError({ code: 'ProvisionerOptionOdd', params: { known: PROVISIONERS } })
  return kind
}

function webAddressOf(text: string | undefined): string | undefined {
  if (text !== undefined && !isWebAddress(text)) throw new StartError({ code: 'EventsUrlOdd' })
  return text
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}
