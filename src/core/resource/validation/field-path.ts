/** Members of these are keys that people choose, written in brackets: `spec.environment[PATH]`. */
const MAPS = /(^|\.)(environment|labels|annotations)$/
const MAX_KEY = 64

/** `spec` + `ports` -> `spec.ports`; + 0 -> `spec.ports[0]`; `spec.environment` + `PATH` -> `spec.environment[PATH]`. */
export function childPath(path: string, segment: PropertyKey): string {
  const text = String(segment)
  const shown = text.length > MAX_KEY ? `${text.slice(0, MAX_KEY)}…` : text
  if (path === '') return shown
  const isPlain = typeof segment !== 'number' && /^[A-Za-z_][\w-]*$/.test(shown)
  return isPlain && !MAPS.test(path) ? `${path}.${shown}` : `${path}[${shown}]`
}
