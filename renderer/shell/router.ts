import { createRouter, createWebHashHistory } from 'vue-router'
import type { Router } from 'vue-router'
import type { Component } from 'vue'
import LabsPage from '../features/labs/LabsPage.vue'
import { loadWithMessages } from '../ui/i18n'
import { LAZY_MESSAGES } from './panel-messages'

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
            component: () => lazyScreen('labDetails', () => import('../features/lab-details/LabDrawer.vue')),
            props: true,
          },
        ],
      },
      {
        path: '/lab/:namespace/:name/:tab?',
        name: 'lab-page',
        component: () => lazyScreen('labDetails', () => import('../features/lab-details/LabDrawer.vue')),
        props: (route) => ({ ...route.params, pinned: true }),
      },
      {
        path: '/timelines',
        name: 'timelines',
        component: () => lazyScreen('timelines', () => import('../features/timelines/TimelinesPage.vue')),
      },
      { path: '/engine', name: 'engine', component: () => lazyScreen('engine', () => import('../features/engine/EnginePage.vue')) },
      {
        path: '/templates/:template?',
        name: 'templates',
        component: () => lazyScreen('templates', () => import('../features/templates/TemplatesPage.vue')),
        props: true,
      },
      {
        path: '/settings/:section?',
        name: 'settings',
        component: () => lazyScreen('settings', () => import('../features/settings/SettingsPage.vue')),
        props: true,
      },
      { path: '/:rest(.*)*', redirect: { name: 'labs' } },
    ],
  })
}

/** A screen that is loaded when somebody first goes there. */
async function lazyScreen(name: keyof typeof LAZY_MESSAGES, screen: () => Promise<{ readonly default: Component }>): Promise<Component> {
  return (await loadWithMessages(screen, LAZY_MESSAGES[name])).default
}
