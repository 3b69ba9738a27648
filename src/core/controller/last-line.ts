import type { Clock } from '../clock/clock'
import type { LabPlan, Provisioner } from '../provisioner/provisioner'
import { isProvisionerError } from '../provisioner/provisioner-error'

const READ_LINES = 20
const DEADLINE_MS = 3_000
const LONGEST = 200

/** Colours, and whatever else moves a terminal's cursor. */
const ESCAPES = new RegExp(`${String.fromCodePoint(0x1b)}(?:\\[[0-9;?]*[ -/]*[@-~]|[@-Z\\\\-_])`, 'g')
const CONTROLS = /[\p{Cc}\s]+/gu
/** The inside of a stack, markup, or what Node prints below an error: nothing that tells a person why. */
const TELLS_NOTHING = /^\s|^at |^Node\.js v\d|^[^\p{L}]*$|^</u

/** The last line of a lab's log that tells something, short, its secrets taken out. '': it said nothing, or nobody could read it. */
export async function lastLineOf(
  provisioner: Provisioner,
  plan: LabPlan,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
): Promise<string> {
  const limit = new AbortController()
  const cancel = clock.after(DEADLINE_MS, () => limit.abort())
  try {
    let last = ''
    for await (const line of provisioner.logs(plan, { tailLines: READ_LINES, signal: AbortSignal.any([signal, limit.signal]) })) {
      const plain = line.replace(ESCAPES, '').trimEnd()
      if (!TELLS_NOTHING.test(plain)) last = plain.replace(CONTROLS, ' ').trim()
    }
    return shortened(withoutSecrets(last, provisioner.secretsOf(plan)))
  } catch (error) {
    // A log that cannot be read is no news of the lab.
    if (isProvisionerError(error) && !signal.aborted) return ''
    throw error
  } finally {
    cancel()
  }
}

function withoutSecrets(line: string, secrets: Readonly<Record<string, string>>): string {
  return Object.values(secrets)
    .filter((value) => value !== '')
    .reduce((text, value) => text.replaceAll(value, '***'), line)
}

function shortened(line: string): string {
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}
