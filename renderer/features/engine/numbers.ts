const formats = new Map<string, Intl.NumberFormat>()

function format(language: string, digits: number): Intl.NumberFormat {
  const key = `${language}${digits}`
  const known = formats.get(key) ?? new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  formats.set(key, known)
  return known
}

/** "1,284", "1.284" */
export const whole = (count: number, language: string): string => format(language, 0).format(count)

/** "0.1", "3.5", "120": as many digits as a person can tell apart at a glance. */
export const rough = (count: number, language: string): string =>
  format(language, count !== 0 && Math.abs(count) < 10 ? 1 : 0).format(count)

/** "250 ms", "1.0 s", "12 s", "2.5 min": for what a loop needs and what a setting means. Never broken before the unit. */
export function time(ms: number, language: string): string {
  if (ms > 0 && ms < 0.1) return `<\u00a0${format(language, 1).format(0.1)}\u00a0ms`
  if (ms < 100) return `${format(language, ms > 0 && ms < 10 ? 1 : 0).format(ms)}\u00a0ms`
  if (ms < 10_000) return `${format(language, 1).format(ms / 1_000)}\u00a0s`
  if (ms < 120_000) return `${whole(ms / 1_000, language)}\u00a0s`
  if (ms < 7_200_000) return `${rough(ms / 60_000, language)}\u00a0min`
  return `${rough(ms / 3_600_000, language)}\u00a0h`
}

/** "10:14:03" */
export const timeOfDay = (at: number, language: string): string =>
  new Date(at).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })

/** "95 %" as the language writes it. */
export const percent = (share: number, language: string): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(share)
