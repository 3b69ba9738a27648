import { problem, type Problem } from './parsed'

/** A name of the IANA's list, as this machine knows it ("Europe/Berlin"). */
export function zoneProblems(name: string): readonly Problem[] {
  return name.length <= 64 && isZone(name) ? [] : [problem('NotATimeZone')]
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
