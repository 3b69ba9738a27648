import { LABEL } from '../container/labels'

export interface ContainerEvent {
  readonly id: string
  /** Without what follows a colon: "health_status: healthy" is a health_status. */
  readonly action: string
  readonly uid: string | undefined
  /** Of a `die`. */
  readonly exitCode?: number
  /** Seconds, the daemon's clock. */
  readonly time: number
}

/** Reads both shapes: old daemons put `status` and `id` at the top, new ones only `Action` and `Actor`. undefined: not about a container. */
export function readEvent(line: Readonly<Record<string, unknown>>): ContainerEvent | undefined {
  const actor = recordIn(line['Actor'])
  const id = textIn(actor['ID']) ?? textIn(line['id'])
  const action = textIn(line['Action']) ?? textIn(line['status'])
  const type = textIn(line['Type']) ?? 'container'
  if (type !== 'container' || id === undefined || action === undefined) return undefined
  const time = typeof line['time'] === 'number' ? line['time'] : 0
  const attributes = recordIn(actor['Attributes'])
  const exitCode = Number(textIn(attributes['exitCode']) ?? Number.NaN)
  return {
    id,
    action: action.split(':')[0]?.trim() ?? '',
    uid: textIn(attributes[LABEL.uid]),
    time,
    ...(Number.isInteger(exitCode) ? { exitCode } : {}),
  }
}

function recordIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
