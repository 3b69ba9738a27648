import { destination, pino, stdSerializers } from 'pino'
import type { DestinationStream } from 'pino'
import type { Log } from '../../core/observe/log'
import { visibleText } from '../../core/resource/format/invisible'

/** JSON lines on stderr; stdout belongs to the one line that says where the server is. Written at once, so that a crash's last words are not lost. */
export function stderrLog(level: 'info' | 'warn', to: DestinationStream = destination({ fd: 2, sync: true })): Log {
  // The whole line: facts and the words of errors come from as far away as messages do.
  const hooks = { streamWrite: visibleText }
  const logger = pino({ level, serializers: { error: stdSerializers.err }, hooks }, to)
  return {
    debug: (message, facts) => logger.debug(facts ?? {}, message),
    info: (message, facts) => logger.info(facts ?? {}, message),
    warn: (message, facts) => logger.warn(facts ?? {}, message),
    error: (message, facts) => logger.error(facts ?? {}, message),
  }
}

/** For a person who watches the terminal: warnings are sentences. What this program did wrong itself is still told whole. */
export function terminalLog(): Log {
  const whole = stderrLog('warn')
  return { ...whole, warn: (message, facts) => void process.stderr.write(`${withReason(message, facts?.['error'])}\n`) }
}

function withReason(message: string, error: unknown): string {
  // Names come from templates and daemons: none of them gets to steer the terminal.
  return visibleText(
    (error instanceof Error && !message.includes(error.message) ? `${message} (${error.message})` : message).replace(/\p{Cc}/gu, ' '),
  )
}
