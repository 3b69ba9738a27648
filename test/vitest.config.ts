import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { lanes } from './setup/lane-pool.mjs'

/**
 * fast: no Docker, no network, no child process worth mentioning. faults: kills processes, fills disks, attacks the server.
 * docker: the real daemon that `test/setup` found or started. e2e: the panel in a real browser and as the desktop app, on real Docker. All but
 * the first run one file at a time: they share a machine.
 */
const root = new URL('..', import.meta.url).pathname

export default defineConfig({
  test: {
    projects: [
      {
        root,
        plugins: [vue()],
        test: {
          name: 'fast',
          include: ['test/{architecture,unit,conformance,story}/**/*.spec.ts'],
          // Against what hangs, not against a busy machine: no promise here is one about seconds.
          testTimeout: 30_000,
        },
      },
      {
        root,
        test: {
          name: 'faults',
          include: ['test/faults/**/*.spec.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        root,
        test: {
          name: 'soak',
          include: ['test/soak/**/*.spec.ts'],
        },
      },
      {
        root,
        test: {
          name: 'docker',
          include: ['test/docker/**/*.spec.ts'],
          ...lanes,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        root,
        test: {
          name: 'screenshots',
          include: ['test/screenshots/**/*.spec.ts'],
          fileParallelism: false,
          testTimeout: 900_000,
          hookTimeout: 300_000,
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.spec.ts'],
          ...lanes,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
