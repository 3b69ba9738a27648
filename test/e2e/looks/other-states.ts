import type { Page } from 'playwright'
import type { State } from './state'
import { go, press, seen } from './walk'

const SECTIONS = ['appearance', 'docker', 'data', 'diagnostics', 'shortcuts', 'about']
const IMPORTED =
  'kind: LabTemplate\nmetadata: {name: sample-lab}\nspec: {title: Again, provisioner: docker, image: "nginx:1"}\n---\nkind: Nothing\n'

const LANES: readonly State[] = [
  {
    name: 'timelines',
    open: async (page) => {
      await go(page, '/timelines')
      await page.getByTestId('summary').filter({ hasText: 'labs' }).waitFor()
    },
  },
  {
    name: 'timelines as a table',
    open: async (page) => {
      await go(page, '/timelines')
      await press(page, 'As a table')
      await page.getByRole('table').waitFor()
    },
  },
  {
    name: 'timelines, nothing found',
    open: async (page) => {
      await press(page, 'As a table')
      await page.getByRole('searchbox').fill('nobody-is-called-that')
      await seen(page, 'Nothing matches')
    },
  },
]

const ENGINE: readonly State[] = [
  {
    name: 'engine',
    open: async (page) => {
      await go(page, '/engine')
      await page.getByRole('heading', { name: 'Events', exact: true }).waitFor()
    },
  },
  {
    name: 'engine, its doors open',
    open: async (page) => {
      for (const door of await page.locator('#screen details:not([open]) > summary').all()) await door.click()
    },
  },
]

async function editor(page: Page, hash: string): Promise<void> {
  await go(page, hash)
  await page.getByRole('button', { name: /^(Save|Create)$/ }).waitFor()
}

const TEMPLATES: readonly State[] = [
  { name: 'templates', open: (page) => go(page, '/templates') },
  {
    name: 'templates, a menu open',
    open: async (page) => {
      await page
        .getByRole('button', { name: /^More for/ })
        .first()
        .click()
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'templates, asked to be deleted',
    open: async (page) => {
      await page.getByRole('menuitem', { name: 'Delete' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'labs of a template that wait, asked to be restarted',
    isSeenBefore: true,
    open: async (page) => {
      await go(page, '/templates')
      await press(page, 'Restart it')
      await page.getByRole('dialog', { name: /^Restart 1 lab of/ }).waitFor()
    },
  },
  { name: 'a template', open: (page) => editor(page, '/templates/sample-lab') },
  {
    name: 'a template with mistakes',
    open: async (page) => {
      await page.getByLabel('Image', { exact: true }).fill('')
      await page.getByLabel('Processors').fill('many')
      await press(page, 'Save')
      await page.locator('[aria-invalid=true]').first().waitFor()
    },
  },
  {
    name: 'a template that is left unsaved',
    open: async (page) => {
      await page.getByRole('link', { name: 'All templates' }).click()
      await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor()
    },
  },
  {
    name: 'a new template',
    open: async (page) => {
      await press(page, 'Leave')
      await editor(page, '/templates?new')
    },
  },
  {
    name: 'an import',
    open: async (page) => {
      await go(page, '/templates')
      await press(page, 'Import')
      await page
        .getByLabel('Choose a file')
        .setInputFiles({ name: 'templates.yaml', mimeType: 'application/yaml', buffer: Buffer.from(IMPORTED) })
      await seen(page, /can be imported, /)
    },
  },
  {
    name: 'a test run',
    open: async (page) => {
      await go(page, '/templates')
      await press(page, 'Test run')
      await seen(page, /^Ready after/)
    },
  },
  {
    name: 'a test run that is not left behind unsaid',
    isSeenBefore: true,
    open: async (page) => {
      await page.keyboard.press('Escape')
      await seen(page, /It is still there/)
      await press(page, 'Delete and close')
    },
  },
]

const SETTINGS: readonly State[] = [
  ...SECTIONS.map((section): State => ({ name: `settings, ${section}`, open: (page) => go(page, `/settings/${section}`) })),
  {
    name: 'settings, collected diagnostics',
    open: async (page) => {
      await go(page, '/settings/diagnostics')
      await press(page, 'Collect')
      await page.getByRole('region', { name: 'What is in it' }).waitFor()
    },
  },
]

const SHELL: readonly State[] = [
  {
    name: 'palette',
    open: async (page) => {
      await go(page, '/labs')
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill('ada')
    },
  },
  {
    name: 'palette, nothing found',
    isSeenBefore: true,
    open: async (page) => {
      await page.getByRole('combobox').fill('qqqqqq')
      await seen(page, 'Nothing is called that.')
    },
  },
  {
    name: 'shortcut sheet',
    isSeenBefore: true,
    open: async (page) => {
      await go(page, '/labs')
      await page.keyboard.press('?')
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    },
  },
  {
    name: 'bell',
    open: async (page) => {
      await go(page, '/settings')
      await page.getByRole('button', { name: /^Notifications/ }).click()
      await page.getByRole('heading', { name: 'What happened' }).waitFor()
    },
  },
  {
    name: 'appearance menu',
    open: async (page) => {
      await go(page, '/settings')
      await page.getByRole('banner').getByRole('button', { name: 'Appearance' }).click()
      await page.getByRole('menu').waitFor()
    },
  },
]

export const OTHER_STATES: readonly State[] = [...LANES, ...ENGINE, ...TEMPLATES, ...SETTINGS, ...SHELL]
