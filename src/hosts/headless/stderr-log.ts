import { destination, pino, stdSerializers } from 'pino'
import type { Log } from '../../core/engine/log'

/** JSON lines on stderr; stdout belongs to the one line that says where the server is. Written at once, so that a crash's last words are not lost. */
export function stderrLog(level: 'info' | 'warn'): Log {
  const logger = pino({ level, serializers: { error: stdSerializers.err } }, destination({ fd: 2, sync: true }))
  return {
    debug: (message, facts) => logger.debug(facts ?? {}, message),
    info: (message, facts) => logger.info(facts ?? {}, message),
    warn: (message, facts) => logger.warn(facts ?? {}, message),
    error: (message, facts) => logger.error(facts ?? {}, message),
  }
}
