export const isoTime = (ms: number): string => new Date(ms).toISOString()

/** undefined for text that is absent. Stored text was validated, so it parses. */
export const msOf = (iso: string | undefined): number | undefined => (iso === undefined ? undefined : Date.parse(iso))
