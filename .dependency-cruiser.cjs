// Who may import whom. A room is a folder; a file belongs to the first room in the table that its path starts with.
// What a room's line does not list is forbidden: other rooms, npm packages and, outside `node: true`, Node itself.
//
// One door per dependency: a package that appears in one line of this table is known to one folder only.

const services = 'electron/services';

/** @typedef {{ rooms: string[], packages: string[], node?: true }} Room */

/** @type {Record<string, Room>} */
const allowed = {
  'shared/base': { rooms: [], packages: ['fflate', 'papaparse', 're2js', 'zod'] },
  'shared/units': { rooms: ['shared/base'], packages: [] },
  'shared/statistics': { rooms: ['shared/base', 'shared/units'], packages: ['zod'] },
  'shared/model': {
    rooms: ['shared/base', 'shared/units', 'shared/statistics'],
    packages: ['immer', 'zod'],
  },
  ...onTopOfModel('shared/tools'),
  ...onTopOfModel('shared/facts'),
  ...onTopOfModel('shared/api'),
  ...onTopOfModel('shared/views'),
  'shared/figures': { rooms: upTo('shared/views'), packages: [] },
  'shared/report': {
    rooms: [...upTo('shared/views'), 'shared/figures'],
    packages: ['markdown-it'],
  },

  [`${services}/ssh`]: { rooms: ['shared'], packages: ['ssh2'], node: true },
  [`${services}/lab`]: { rooms: ['shared', `${services}/ssh`], packages: ['ssh2'], node: true },
  [`${services}/capture`]: { rooms: ['shared', `${services}/ssh`], packages: [], node: true },
  [`${services}/runner`]: {
    rooms: ['shared', `${services}/ssh`, `${services}/capture`],
    packages: [],
    node: true,
  },
  [`${services}/storage`]: { rooms: ['shared'], packages: [], node: true },
  [`${services}/report`]: { rooms: ['shared'], packages: ['playwright-core'], node: true },
  'electron/host': { rooms: ['shared', services], packages: ['zod'], node: true },
  'electron/browser': { rooms: ['shared', 'electron/host'], packages: ['zod'], node: true },
  'electron/cli': {
    rooms: ['shared', services, 'electron/host', 'electron/browser'],
    packages: ['commander', 'yaml', 'zod'],
    node: true,
  },
  'electron/main': {
    rooms: ['shared/api', 'shared/base', 'electron/host', 'electron/preload', `${services}/report`],
    packages: ['electron', 'zod'],
    node: true,
  },
  'electron/preload': { rooms: ['shared/api', 'shared/base'], packages: ['electron'] },

  'renderer/theme': { rooms: [], packages: ['react'] },
  'renderer/carrier': { rooms: ['shared/api', 'shared/base'], packages: ['zod'] },
  'renderer/store': {
    rooms: ['shared', 'renderer/carrier'],
    packages: ['immer', 'react', 'zustand'],
  },
  'renderer/plot': { rooms: ['shared', 'renderer/theme'], packages: ['plotly.js', 'react'] },
  'renderer/widgets': {
    rooms: ['shared', 'renderer/theme'],
    packages: ['lucide-react', 'markdown-it', 'react', 'zod'],
  },
  'renderer/features': {
    rooms: ['shared', 'renderer/store', 'renderer/widgets', 'renderer/plot', 'renderer/theme'],
    packages: ['lucide-react', 'react', 'zod'],
  },
  renderer: {
    rooms: ['shared', 'renderer'],
    packages: ['lucide-react', 'react', 'react-dom', 'zod'],
  },

  'assets/probe': { rooms: [], packages: [], node: true },
};

/** The rooms of `shared` that stand below `room`, itself included where `room` is views. */
function upTo(/** @type {'shared/model' | 'shared/views'} */ room) {
  const below = ['shared/base', 'shared/units', 'shared/statistics', 'shared/model'];
  return room === 'shared/model' ? below : [...below, 'shared/tools', 'shared/facts', room];
}

/** @returns {Record<string, Room>} */
function onTopOfModel(/** @type {string} */ room) {
  const rooms = upTo('shared/model');
  // A view names things as their tools and facts do: it reads both catalogues' registries.
  const catalogues = room === 'shared/views' ? ['shared/tools', 'shared/facts'] : [];
  return { [room]: { rooms: [...rooms, ...catalogues], packages: ['zod'] } };
}

const folders = Object.keys(allowed);

/** Types only: they tell the compiler about `import.meta.glob`. */
const typesOfGlob = 'node_modules/vite/types/importMeta\\.d\\.ts$';

const escaped = (/** @type {string} */ name) => name.replaceAll('.', '\\.');

const anyOf = (/** @type {string[]} */ names) => `(${names.map(escaped).join('|')})`;

const from = (/** @type {string} */ room) => {
  const inner = folders.filter((other) => other.startsWith(`${room}/`));
  return { path: `^${room}/`, ...(inner.length > 0 && { pathNot: `^${anyOf(inner)}/` }) };
};

const rulesOfRoom = (/** @type {[string, Room]} */ [room, { rooms, packages, node }]) => [
  {
    name: `rooms-of-${room}`,
    comment: `${room} may import these rooms only: ${rooms.join(', ') || 'none'}.`,
    severity: 'error',
    from: from(room),
    to: {
      path: '^(shared|electron|renderer|assets|build|tests)/',
      pathNot: `^${anyOf([room, ...rooms])}/`,
    },
  },
  {
    name: `packages-of-${room}`,
    comment: `${room} may import these packages only: ${packages.join(', ') || 'none'}.`,
    severity: 'error',
    from: from(room),
    to: {
      dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
      pathNot: [typesOfGlob, ...packages.map((name) => `node_modules/${escaped(name)}/`)],
    },
  },
  ...(node
    ? []
    : [
        {
          name: `no-node-in-${room}`,
          comment: `${room} runs in a window too: it cannot use Node.`,
          severity: 'error',
          from: from(room),
          to: { dependencyTypes: ['core'] },
        },
      ]),
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(allowed).flatMap(rulesOfRoom),
    {
      name: 'no-cycle',
      comment:
        'Files that need each other are one idea in two files, or two ideas that lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'catalogue-is-islands',
      comment: 'The registry finds catalogue files by glob. No code names a tool or a fact.',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^shared/(tools|facts)/catalog/' },
    },
    {
      name: 'every-file-has-a-room',
      comment: 'A new folder needs a line in the table above.',
      severity: 'error',
      from: { path: '^(shared|electron|renderer|assets)/', pathNot: `^${anyOf(folders)}/` },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'tests-are-a-leaf',
      comment: 'The program does not know its tests.',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|release|\\.build|tests/fixtures)/' },
    // Imports of types count: knowing a type is knowing the room.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
