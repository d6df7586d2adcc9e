// One forbidden import per rule of the rooms, written from the design and not from the rules.

/** `[room, what it must not import]`; the second is a room, a package or a part of Node. */
export type PlantedImport = readonly [room: string, forbidden: string];

/** Upwards, sideways, or across the process boundary. */
export const forbiddenRooms: readonly PlantedImport[] = [
  ['shared/base', 'shared/units'],
  ['shared/units', 'shared/statistics'],
  ['shared/statistics', 'shared/model'],
  ['shared/model', 'shared/tools'],
  ['shared/tools', 'shared/facts'],
  ['shared/facts', 'shared/api'],
  ['shared/api', 'shared/views'],
  ['shared/views', 'shared/figures'],
  ['shared/figures', 'shared/report'],
  ['shared/report', 'electron/host'],
  ['electron/services/ssh', 'electron/services/lab'],
  ['electron/services/lab', 'electron/services/runner'],
  ['electron/services/capture', 'electron/services/runner'],
  ['electron/services/runner', 'electron/services/storage'],
  ['electron/services/storage', 'electron/host'],
  ['electron/services/report', 'electron/services/storage'],
  ['electron/host', 'electron/browser'],
  ['electron/browser', 'electron/cli'],
  ['electron/cli', 'electron/main'],
  ['electron/main', 'electron/browser'],
  ['electron/preload', 'electron/main'],
  ['renderer/theme', 'renderer/store'],
  ['renderer/carrier', 'electron/preload'],
  ['renderer/store', 'renderer/features'],
  ['renderer/plot', 'renderer/store'],
  ['renderer/widgets', 'renderer/store'],
  ['renderer/features', 'electron/host'],
  ['renderer/app', 'electron/host'],
  ['assets/probe', 'shared/base'],
];

/** A package that belongs elsewhere. */
export const forbiddenPackages: readonly PlantedImport[] = [
  ['shared/base', 'immer'],
  ['shared/units', 'zod'],
  ['shared/statistics', 'immer'],
  ['shared/model', 'yaml'],
  ['shared/tools', 'immer'],
  ['shared/facts', 'immer'],
  ['shared/api', 'commander'],
  ['shared/views', 'react'],
  ['shared/figures', 'plotly.js'],
  ['shared/report', 'react'],
  ['electron/services/ssh', 'electron'],
  ['electron/services/lab', 'electron'],
  ['electron/services/capture', 'electron'],
  ['electron/services/runner', 'electron'],
  ['electron/services/storage', 'electron'],
  ['electron/services/report', 'electron'],
  ['electron/host', 'electron'],
  ['electron/browser', 'electron'],
  ['electron/cli', 'electron'],
  ['electron/main', 'commander'],
  ['electron/preload', 'zod'],
  ['renderer/theme', 'zustand'],
  ['renderer/carrier', 'electron'],
  ['renderer/store', 'electron'],
  ['renderer/plot', 'zustand'],
  ['renderer/widgets', 'zustand'],
  ['renderer/features', 'plotly.js'],
  ['renderer/app', 'electron'],
  ['assets/probe', 'zod'],
];

/** Every folder that also runs in a window or a sandbox. */
export const roomsWithoutNode: readonly string[] = [
  'shared/base',
  'shared/units',
  'shared/statistics',
  'shared/model',
  'shared/tools',
  'shared/facts',
  'shared/api',
  'shared/views',
  'shared/figures',
  'shared/report',
  'electron/preload',
  'renderer/theme',
  'renderer/carrier',
  'renderer/store',
  'renderer/plot',
  'renderer/widgets',
  'renderer/features',
  'renderer/app',
];

/** Packages with one door: only these rooms know them. */
export const doors: Readonly<Record<string, readonly string[]>> = {
  ssh2: ['electron/services/ssh', 'electron/services/lab'],
  'plotly.js': ['renderer/plot'],
  zustand: ['renderer/store'],
  'playwright-core': ['electron/services/report'],
  fflate: ['shared/base'],
  papaparse: ['shared/base'],
  re2js: ['shared/base'],
  electron: ['electron/main', 'electron/preload'],
};
