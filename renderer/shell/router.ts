import { createRouter, createWebHashHistory } from 'vue-router'
import type { Router } from 'vue-router'
import LabsPage from '../features/labs/LabsPage.vue'

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
        path: '/labs', name: 'labs', component: LabsPage,
        children: [{ path: ':namespace/:name/:tab?', name: 'lab', component: () => import('../features/lab-details/LabDrawer.vue'), props: true }],
      },
      { path: '/lab/:namespace/:name/:tab?', name: 'lab-page', component: () => import('../features/lab-details/LabDrawer.vue'), props: (route) => ({ ...route.params, pinned: true }) },
      { path: '/timelines', name: 'timelines', component: () => import('../features/timelines/TimelinesPage.vue') },
      { path: '/engine', name: 'engine', component: () => import('../features/engine/EnginePage.vue') },
      { path: '/templates/:template?', name: 'templates', component: () => import('../features/templates/TemplatesPage.vue'), props: true },
      { path: '/settings/:section?', name: 'settings', component: () => import('../features/settings/SettingsPage.vue'), props: true },
      { path: '/:rest(.*)*', redirect: { name: 'labs' } },
    ],
  })
}
