export const TABS = ['overview', 'timeline', 'events', 'logs', 'terminal', 'stats', 'yaml'] as const
export type Tab = (typeof TABS)[number]

/** An address that somebody typed, or an older one: the first tab. */
export const tabFrom = (text: string | undefined): Tab => TABS.find((each) => each === text) ?? 'overview'
