import type { Page } from 'playwright'

export interface Screen {
  readonly name: string
  /** After the `#`. `{lab}` is one that is ready, `{failed}` one that failed. */
  readonly hash: string
  /** With how many labs it looks different. */
  readonly counts: readonly number[]
  /** What a person does before the picture is taken. */
  readonly prepare?: (page: Page) => Promise<void>
}

const ALL = [0, 3, 30, 300]
const ONE = [30]
const press = (key: string) => (page: Page) => page.keyboard.press(key)

/** Every screen, and the states of it that look different. */
export const SCREENS: readonly Screen[] = [
  { name: 'labs', hash: '/labs', counts: ALL },
  { name: 'labs-wall', hash: '/labs', counts: ALL, prepare: (page) => page.getByRole('button', { name: 'Wall' }).click() },
  { name: 'labs-selected', hash: '/labs', counts: ONE, prepare: (page) => page.getByRole('checkbox').first().click() },
  { name: 'labs-filtered', hash: '/labs', counts: ONE, prepare: (page) => page.getByRole('searchbox').fill('state:failed student:a') },
  { name: 'labs-nothing-found', hash: '/labs', counts: ONE, prepare: (page) => page.getByRole('searchbox').fill('nobody-is-called-that') },
  { name: 'create', hash: '/labs', counts: ONE, prepare: press('n') },
  { name: 'lab-overview', hash: '/labs/student-labs/{lab}', counts: ONE },
  { name: 'lab-failed', hash: '/labs/student-labs/{failed}', counts: ONE },
  ...['timeline', 'events', 'logs', 'terminal', 'stats', 'yaml'].map((tab) => ({ name: `lab-${tab}`, hash: `/labs/student-labs/{lab}/${tab}`, counts: ONE })),
  { name: 'lab-page', hash: '/lab/student-labs/{lab}', counts: ONE },
  { name: 'timelines', hash: '/timelines', counts: ALL },
  { name: 'engine', hash: '/engine', counts: [0, 30] },
  { name: 'templates', hash: '/templates', counts: ONE },
  { name: 'template', hash: '/templates/sample-lab', counts: ONE },
  { name: 'settings', hash: '/settings', counts: ONE },
  { name: 'palette', hash: '/labs', counts: ONE, prepare: press('Control+k') },
  { name: 'shortcuts', hash: '/labs', counts: ONE, prepare: press('?') },
]

export const LOOKS = {
  dark: { theme: 'dark', projector: 'off' },
  light: { theme: 'light', projector: 'off' },
  contrast: { theme: 'contrast', projector: 'off' },
  projector: { theme: 'light', projector: 'on' },
} as const

export const SIZES = [{ width: 1280, height: 800 }, { width: 1920, height: 1080 }] as const
