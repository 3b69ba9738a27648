import { createRouter, createWebHashHistory } from 'vue-router'
import type { Router } from 'vue-router'
import type { Component } from 'vue'
import LabsPage from '../features/labs/LabsPage.vue'
import { bring } from '../ui/bring'
import { addWords } from '../ui/words'
import type { Words } from '../ui/words'
import { LATER_WORDS } from './words'

/**
 * Every address of the panel. A lab's details lie over whatever list they were opened from: the list stays mounted behind them.
 * Names are what features link to; no feature knows another one's files.
 */
export function createPanelRouter(): Router {
  return createRouter({
    history: createWebHashHistory(),
    routes: [
      { path: '/', redirect: { name: 'labs' } },
      {
        path: '/labs',
        name: 'labs',
        component: LabsPage,
        children: [
          {
            path: ':namespace/:name/:tab?',
            name: 'lab',
            component: () => brought('labDetails', () => import('../features/lab-details/LabDrawer.vue')),
            props: true,
          },
        ],
      },
      {
        path: '/lab/:namespace/:name/:tab?',
        name: 'lab-page',
        component: () => brought('labDetails', () => import('../features/lab-details/LabDrawer.vue')),
        props: (route) => ({ ...route.params, pinned: true }),
      },
      {
        path: '/timelines',
        name: 'timelines',
        component: () => brought('timelines', () => import('../features/timelines/TimelinesPage.vue')),
      },
      { path: '/engine', name: 'engine', component: () => brought('engine', () => import('../features/engine/EnginePage.vue')) },
      {
        path: '/templates/:template?',
        name: 'templates',
        component: () => brought('templates', () => import('../features/templates/TemplatesPage.vue')),
        props: true,
      },
      {
        path: '/settings/:section?',
        name: 'settings',
        component: () => brought('settings', () => import('../features/settings/SettingsPage.vue')),
        props: true,
      },
      { path: '/:rest(.*)*', redirect: { name: 'labs' } },
    ],
  })
}

/** A screen that is brought when somebody first goes there, with its words. */
async function brought(name: keyof typeof LATER_WORDS, screen: () => Promise<{ readonly default: Component }>): Promise<Component> {
  const [{ words }, { default: component }] = await Promise.all([bring<{ readonly words: Words }>(LATER_WORDS[name]), bring(screen)])
  addWords(name, words)
  return component
}
