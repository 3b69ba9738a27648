/** What an `<input type="datetime-local">` speaks: the moment as this person's clock shows it, without a zone. */
export function localText(at: number): string {
  const date = new Date(at)
  const two = (count: number) => String(count).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** Wall clock ms; undefined: half typed. */
export function parseLocalTime(text: string): number | undefined {
  const at = /^\d{4,}-\d\d-\d\dT\d\d:\d\d/.test(text) ? new Date(text).getTime() : Number.NaN
  return Number.isNaN(at) ? undefined : at
}

/** The zone by its name and how far it is off: "Europe/Berlin (GMT+1)". */
export function zoneName(at: number, language: string): string {
  const short =
    new Intl.DateTimeFormat(language, { timeZoneName: 'shortOffset' }).formatToParts(at).find(({ type }) => type === 'timeZoneName')
      ?.value ?? ''
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return timeZone === short ? timeZone : `${timeZone} (${short})`
}
