import type { Language } from '../../src/contract/languages/language'
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
const click = (name: string | RegExp) => (page: Page) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()

async function showMistakes(page: Page): Promise<void> {
  await click('New lab')(page)
  await page.getByLabel('E-mail').fill('nobody')
  await page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click()
}

async function typeClass(page: Page): Promise<void> {
  await click('New lab')(page)
  await page.getByText('A class', { exact: true }).click()
  await page.getByLabel('Class list').fill('Ada Lovelace <ada@school.example>\nGrace Hopper <grace@school.example>\nno address')
}

/** Out of a school's program, with more in it than a lab needs. */
const TABLE = ['Matriculation;Surname;Given name;E-mail;Class']
  .concat(Array.from({ length: 30 }, (_, index) => `${3300 + index};Lovelace-${index};Ada;ada.lovelace-${index}@school.example;10b`))
  .join('\n')

async function typeTable(page: Page): Promise<void> {
  await click('New lab')(page)
  await page.getByText('A class', { exact: true }).click()
  await page.getByLabel('Class list').fill(TABLE)
  await page.getByText('These 30 labs will be made').scrollIntoViewIfNeeded()
}

async function emptyImage(page: Page): Promise<void> {
  await page.getByLabel('Image', { exact: true }).fill('')
  await click('Save')(page)
}

const LABS: readonly Screen[] = [
  { name: 'labs', hash: '/labs', counts: ALL },
  { name: 'labs-wall', hash: '/labs', counts: ALL, prepare: click('Wall') },
  {
    name: 'labs-selected',
    hash: '/labs',
    counts: ONE,
    prepare: async (page) => {
      await click('Table')(page)
      await page.getByRole('checkbox').nth(2).click()
    },
  },
  { name: 'labs-filtered', hash: '/labs', counts: ONE, prepare: (page) => page.getByRole('searchbox').fill('state:failed student:a') },
  { name: 'labs-nothing-found', hash: '/labs', counts: ONE, prepare: (page) => page.getByRole('searchbox').fill('nobody-is-called-that') },
  { name: 'create', hash: '/labs', counts: ONE, prepare: click('New lab') },
  { name: 'create-mistakes', hash: '/labs', counts: ONE, prepare: showMistakes },
  { name: 'create-class', hash: '/labs', counts: ONE, prepare: typeClass },
  { name: 'create-class-table', hash: '/labs', counts: ONE, prepare: typeTable },
]

const DETAILS: readonly Screen[] = [
  { name: 'lab-overview', hash: '/labs/student-labs/{lab}', counts: ONE },
  { name: 'lab-failed', hash: '/labs/student-labs/{failed}', counts: ONE },
  ...['timeline', 'events', 'logs', 'terminal', 'stats', 'yaml'].map((tab) => ({
    name: `lab-${tab}`,
    hash: `/labs/student-labs/{lab}/${tab}`,
    counts: ONE,
  })),
  { name: 'lab-page', hash: '/lab/student-labs/{lab}', counts: ONE },
]

const OTHERS: readonly Screen[] = [
  { name: 'timelines', hash: '/timelines', counts: ALL },
  { name: 'timelines-table', hash: '/timelines', counts: ONE, prepare: click('As a table') },
  { name: 'engine', hash: '/engine', counts: [0, 30] },
  { name: 'templates', hash: '/templates', counts: ONE },
  { name: 'template', hash: '/templates/sample-lab', counts: ONE },
  { name: 'template-mistakes', hash: '/templates/sample-lab', counts: ONE, prepare: emptyImage },
  ...['appearance', 'docker', 'data', 'diagnostics', 'shortcuts', 'about'].map((section) => ({
    name: `settings-${section}`,
    hash: `/settings/${section}`,
    counts: ONE,
  })),
  { name: 'palette', hash: '/labs', counts: ONE, prepare: press('Control+k') },
  { name: 'shortcuts', hash: '/labs', counts: ONE, prepare: press('?') },
  { name: 'bell', hash: '/settings', counts: ONE, prepare: click(/^Notifications/) },
]

export const SCREENS: readonly Screen[] = [...LABS, ...DETAILS, ...OTHERS]

/** The same in another language: words are longer there. */
export const inLanguage = (language: Language): readonly Screen[] =>
  ['/labs', '/labs/student-labs/{lab}', '/timelines', '/engine', '/templates', '/settings/docker', '/settings/appearance'].map((hash) => ({
    name: `${language}${hash.replace('{lab}', 'lab').replaceAll('/', '-')}`,
    hash,
    counts: ONE,
  }))

export const LOOKS = {
  dark: { theme: 'dark', projector: 'off' },
  light: { theme: 'light', projector: 'off' },
  contrast: { theme: 'contrast', projector: 'off' },
  projector: { theme: 'light', projector: 'on' },
} as const

export const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const
