export const SECTIONS = ['appearance', 'docker', 'data', 'diagnostics', 'shortcuts', 'about'] as const
export type Section = (typeof SECTIONS)[number]

/** What stands in the address; anything else is the first. */
export function sectionOf(text: string): Section {
  return SECTIONS.find((each) => each === text) ?? 'appearance'
}
