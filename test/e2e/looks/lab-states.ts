import type { Page } from 'playwright'
import type { Names, State } from './state'
import { go, press, seen } from './walk'

const LAB = '/labs/student-labs'
const TABS = ['overview', 'timeline', 'events', 'logs', 'terminal', 'stats', 'yaml']

async function search(page: Page, text: string): Promise<void> {
  await go(page, '/labs')
  await page.getByRole('searchbox').fill(text)
}

async function openCreate(page: Page): Promise<void> {
  await go(page, '/labs')
  await press(page, 'New lab')
  await page.getByRole('dialog', { name: 'New lab' }).waitFor()
}

async function view(page: Page, name: 'Table' | 'Wall'): Promise<void> {
  await search(page, '')
  await press(page, name)
}

/** The list of labs, and the windows over it. */
const LIST: readonly State[] = [
  { name: 'labs', open: (page) => view(page, 'Table') },
  {
    name: 'labs with a menu open',
    open: async (page) => {
      await go(page, '/labs')
      await press(page, /^Extend: (?!Not)/)
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'labs, filtered',
    open: async (page) => {
      await search(page, 'state:failed,ready student:a nonsense:1')
      await page.getByRole('searchbox').press('Enter')
    },
  },
  {
    name: 'labs, nothing found',
    open: async (page) => {
      await search(page, 'nobody-is-called-that')
      await seen(page, 'No lab matches')
    },
  },
  {
    name: 'labs, selected',
    open: async (page) => {
      await search(page, '')
      await page.getByRole('checkbox').nth(2).click()
      await page.getByRole('region', { name: 'What to do with the selected labs' }).waitFor()
    },
  },
  {
    name: 'labs, deleting the selected',
    open: async (page) => {
      await page.getByRole('checkbox').first().click()
      await page.getByRole('region', { name: 'What to do with the selected labs' }).getByRole('button', { name: 'Delete' }).click()
      await page.getByRole('dialog', { name: /^Delete/ }).waitFor()
    },
  },
  {
    name: 'labs, wall',
    open: async (page) => {
      await go(page, '/labs')
      await press(page, 'Clear the selection')
      await view(page, 'Wall')
    },
  },
]

const CREATE: readonly State[] = [
  {
    name: 'create',
    open: async (page) => {
      await view(page, 'Table')
      await openCreate(page)
    },
  },
  {
    name: 'create, with mistakes',
    isSeenBefore: true,
    open: async (page) => {
      await openCreate(page)
      await page.getByLabel('E-mail').fill('nobody')
      await page.getByLabel('How long').fill('soon')
      await page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click()
      await seen(page, /mistakes? (is|are) to be put right first/)
    },
  },
  {
    name: 'create, for a class',
    isSeenBefore: true,
    open: async (page) => {
      await openCreate(page)
      await page.getByText('A class', { exact: true }).click()
      await page.getByLabel('Class list').fill('Ada Lovelace <ada@school.example>\nGrace Hopper <grace@school.example>\nno address')
      await seen(page, 'There is no e-mail address in it; a lab needs one.')
      await page.getByText('More: resources, namespace').click()
    },
  },
]

const details = (names: Names) => `${LAB}/${names.ready}`
const DETAILS: readonly State[] = [
  ...TABS.map((tab): State => ({
    name: `a lab's ${tab}`,
    ...(tab === 'overview' ? {} : { isSeenBefore: true }),
    open: async (page, names) => {
      await go(page, `${details(names)}/${tab}`)
      await page.getByRole('tabpanel').waitFor()
    },
  })),
  {
    name: 'a lab, a menu open',
    open: async (page, names) => {
      await go(page, details(names))
      await page
        .getByRole('complementary', { name: `Lab ${names.ready}` })
        .getByRole('button', { name: 'Extend' })
        .click()
      await page.getByRole('menu').waitFor()
    },
  },
  { name: 'a lab that failed', isSeenBefore: true, open: (page, { failed }) => go(page, `${LAB}/${failed}`) },
  {
    name: 'a lab that ran out of memory',
    isSeenBefore: true,
    open: async (page, { starved }) => {
      await go(page, `${LAB}/${starved}`)
      await page.getByRole('button', { name: /^Restart with/ }).waitFor()
    },
  },
  {
    name: 'a lab whose change waits, among the others',
    open: async (page, { outdated }) => {
      await go(page, `${LAB}/${outdated}`)
      await page.getByTestId('waiting').waitFor()
    },
  },
  {
    name: "a lab's limits, with mistakes",
    isSeenBefore: true,
    open: async (page, names) => {
      await go(page, details(names))
      await page
        .getByRole('complementary', { name: `Lab ${names.ready}` })
        .getByRole('button', { name: 'Limits' })
        .click()
      await page.getByRole('dialog').getByText('Until a time').click()
      await page.getByRole('dialog').getByLabel('Processors').fill('many')
      await page.getByRole('dialog').getByLabel('Memory').fill('8')
      await seen(page, /^It uses \d+/)
    },
  },
  { name: 'a lab as a page', open: (page, { ready }) => go(page, `/lab/student-labs/${ready}`) },
  {
    name: 'a lab that is asked to be deleted',
    isSeenBefore: true,
    open: async (page, names) => {
      await go(page, details(names))
      await page
        .getByRole('complementary', { name: `Lab ${names.ready}` })
        .getByRole('button', { name: 'Delete', exact: true })
        .click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'a lab that nobody knows',
    isSeenBefore: true,
    open: async (page) => {
      await go(page, `${LAB}/never-there`)
      await seen(page, 'There is no lab "never-there"')
    },
  },
]

export const LAB_STATES: readonly State[] = [...LIST, ...CREATE, ...DETAILS]
