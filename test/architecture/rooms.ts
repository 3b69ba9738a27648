/**
 * The dependency rule as a table: a room, and what its files may import besides themselves. A word is a room with
 * everything in it, one file, or a package. The most specific line holds. Arrows point to `src/core`; core points nowhere.
 */
const CORE_WORDS = [
  ...['src/core/clock', 'src/core/resource', 'src/core/events', 'src/core/metrics', 'src/core/settings', 'src/core/sentences'],
  ...['src/core/observe', 'src/core/live'],
]
const PORTS = ['src/core/store', 'src/core/provisioner']
const NODE_FILES = ['node:fs', 'node:fs/promises', 'node:path', 'node:os', 'node:crypto']
const EVERYTHING = ['*']
const PANEL_PACKAGES = [
  'vue',
  'pinia',
  'vue-router',
  'vue-i18n',
  'reka-ui',
  '@lucide/vue',
  'vue-sonner',
  '@tanstack/vue-virtual',
  'd3-scale',
  'uplot',
  'yaml',
  ...['codemirror', '@codemirror/lint', '@codemirror/merge', '@codemirror/state', '@codemirror/view'],
]
const FEATURES = ['labs', 'lab-details', 'timelines', 'engine', 'templates', 'settings', 'alerts']

/**
 * The rooms of core, the lowest first. A room knows those below it, never one beside it or above; what two rooms need lies below both.
 * Holds whatever the table says, of types as well.
 */
export const CORE_ORDER: readonly (readonly string[])[] = [
  ['clock', 'sentences'],
  ['resource', 'metrics', 'observe'],
  ['events', 'queue', 'provisioner'],
  ['live', 'plan', 'store', 'timeline'],
  ['settings'],
  ['controller'],
  ['classes'],
  ['watcher', 'reconciler'],
  ['notices'],
  ['engine'],
]

export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  // The core, in the order of the life of a lab; `CORE_ORDER` says who may know whom.
  'src/core/clock': [],
  'src/core/sentences': ['zod'],
  'src/core/resource': ['src/core/sentences', 'zod'],
  'src/core/metrics': ['src/core/clock'],
  'src/core/observe': ['src/core/sentences'],
  'src/core/events': ['src/core/sentences', 'src/core/clock', 'src/core/resource', 'src/core/metrics', 'src/core/observe'],
  'src/core/queue': ['src/core/clock', 'src/core/resource', 'src/core/metrics'],
  'src/core/provisioner': ['src/core/clock', 'src/core/resource', 'src/core/sentences'],
  'src/core/live': ['src/core/clock', 'src/core/resource', 'src/core/observe', 'src/core/events', 'src/core/provisioner'],
  // Pure: what lab and template want, whether a container fits it, how it differs.
  'src/core/plan': ['src/core/sentences', 'src/core/resource', 'src/core/provisioner'],
  'src/core/store': ['src/core/sentences', 'src/core/clock', 'src/core/resource', 'src/core/observe', 'src/core/events'],
  'src/core/timeline': ['src/core/sentences', 'src/core/clock', 'src/core/resource'],
  'src/core/settings': [
    'src/core/sentences',
    'src/core/clock',
    'src/core/resource',
    'src/core/observe',
    'src/core/events',
    'src/core/store',
  ],
  'src/core/controller': [...CORE_WORDS, ...PORTS, 'src/core/plan', 'src/core/queue', 'src/core/timeline'],
  'src/core/controller/decide': [
    'src/core/clock/backoff',
    'src/core/plan',
    'src/core/resource',
    'src/core/sentences',
    'src/core/settings',
    'src/core/timeline',
    'src/core/provisioner',
  ],
  'src/core/classes': [...CORE_WORDS, 'src/core/controller', 'src/core/queue', 'src/core/store'],
  'src/core/watcher': [...CORE_WORDS, 'src/core/store', 'src/core/queue'],
  'src/core/reconciler': [...CORE_WORDS, ...PORTS, 'src/core/plan', 'src/core/queue', 'src/core/classes'],
  'src/core/reconciler/find': [
    'src/core/plan',
    'src/core/reconciler/finding',
    'src/core/resource',
    'src/core/sentences',
    'src/core/settings',
    'src/core/provisioner',
  ],
  'src/core/notices': [...CORE_WORDS, ...PORTS, 'src/core/queue', 'src/core/reconciler/safety-hold'],
  'src/core/engine': ['src/core'],

  // The agreement with screens, and its one implementation.
  'src/contract': [
    ...CORE_WORDS,
    ...PORTS,
    'src/core/reconciler/safety-hold',
    'src/core/reconciler/orphan-pass',
    'src/core/timeline',
    'zod',
  ],
  'src/service': ['src/contract', 'src/core', 'yaml', 'zod'],

  // One folder, one way to keep data; one folder, one way to make labs real. They do not know each other.
  'src/backends/memory': ['src/core/store', 'src/core/clock', 'src/core/events', 'src/core/observe'],
  'src/backends/lowdb': [
    'src/core/store',
    'src/core/clock',
    'src/core/events',
    'src/core/sentences',
    'src/core/observe',
    'lowdb',
    'node:net',
    'node:timers/promises',
    'node:util',
    'node:zlib',
    'zod',
    ...NODE_FILES,
  ],
  'src/provisioners/simulated': [...CORE_WORDS, 'src/core/plan', 'src/core/provisioner', 'src/core/observe', 'node:crypto'],
  'src/provisioners/docker': [
    ...[...CORE_WORDS, 'src/core/plan', 'src/core/provisioner', 'src/core/observe', ...NODE_FILES],
    ...[
      'node:child_process',
      'node:events',
      'node:http',
      'node:https',
      'node:net',
      'node:stream',
      'node:stream/promises',
      'node:util',
      'node:zlib',
    ],
    ...['cockatiel', 'dockerode', 'p-limit', 'zod'],
  ],

  // Hosts speak to the world; only their compose files know which backend and which provisioner.
  'src/hosts': [
    ...[
      'src/core',
      'src/contract',
      'src/service',
      'package.json',
      'node:child_process',
      'node:events',
      'node:http',
      'node:net',
      'node:perf_hooks',
      'node:stream',
      'node:stream/promises',
      'node:util',
      'node:timers',
      'node:url',
      ...NODE_FILES,
    ],
    ...['@hono/node-server', 'cloudevents', 'commander', 'hono', 'pino', 'ws', 'yaml', 'zod'],
  ],
  'src/hosts/vite.config': ['vite', ...NODE_FILES, 'node:url'],
  'src/hosts/compose-engine': EVERYTHING,
  'src/hosts/headless/compose': EVERYTHING,
  'src/hosts/in-process/compose': EVERYTHING,
  'src/hosts/demo/compose': EVERYTHING,

  // The panel. Screens know the contract; what they share lies below them, and no feature knows another one.
  'renderer/ui': ['src/contract/visible-text', 'src/contract/languages/language', ...PANEL_PACKAGES],
  'renderer/client': ['renderer/ui', 'src/contract', ...PANEL_PACKAGES],
  'renderer/lab': ['renderer/ui', 'renderer/client', 'src/contract', ...PANEL_PACKAGES],
  // A class list as schools have it. Knows nothing of labs.
  'renderer/roster': ['renderer/ui', 'src/contract/visible-text', ...PANEL_PACKAGES],
  'renderer/roster/workbook': ['fflate', 'read-excel-file'],
  ...Object.fromEntries(
    FEATURES.map((feature) => [
      `renderer/features/${feature}`,
      ['renderer/ui', 'renderer/client', 'renderer/lab', 'renderer/roster', 'src/contract', ...PANEL_PACKAGES],
    ]),
  ),
  'renderer/features/lab-details/terminal': [
    'renderer/ui',
    'renderer/client',
    'renderer/lab',
    'src/contract',
    '@xterm/xterm',
    '@xterm/addon-fit',
    ...PANEL_PACKAGES,
  ],
  'renderer/shell': ['renderer/ui', 'renderer/client', 'renderer/lab', 'renderer/features', 'src/contract', ...PANEL_PACKAGES],
  'renderer/main': ['renderer', 'pinia', 'vue'],
  'renderer/vite.config': ['@tailwindcss/vite', '@vitejs/plugin-vue', 'node:crypto', 'node:url', 'src/hosts/panel', 'vite'],

  // The desktop's shell. What it decides is pure and knows neither Electron nor Node; the preload knows the two channels and no more.
  'electron/wire': [],
  'electron/preload': ['electron', 'electron/wire', 'src/contract'],
  'electron/main/decide': ['src/contract'],
  'electron/main': ['electron', 'electron/wire', 'src/contract', ...CORE_WORDS, 'src/hosts', 'node:url', 'node:util', ...NODE_FILES],
  'electron/electron.vite.config': ['electron-vite', 'node:url', 'renderer/vite.config'],
}

/** Rooms of pure functions: nothing asynchronous in them, and ports are known by their types only. */
export const PURE_ROOMS = ['src/core/plan', 'src/core/controller/decide', 'src/core/reconciler/find']
/** In a port's room, and a function of numbers. */
export const PURE_FILES = ['src/core/clock/backoff']
export const PORT_ROOMS = [...PORTS, 'src/core/clock', 'src/core/engine']

/** Packages that one single file may import. */
export const SINGLE_DOORS = ['dockerode', 'lowdb', 'pino', 'cloudevents']
