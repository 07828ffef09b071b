import { dirname, join } from 'node:path/posix';

// What the code of a package may import of the workspace. Tests may import every package besides.
const OF_OURS = {
  'packages/contracts': [],
  'packages/sla-clock': [],
  'packages/service-kit': [],
  'packages/documents': [],
  'packages/local-stack': [],
  'packages/indicators': ['contracts'],
  'packages/messaging': ['contracts'],
  'packages/notices': ['contracts', 'sla-clock', 'messaging', 'service-kit'],
  'packages/simulator': ['contracts', 'sla-clock'],
  'packages/cli': ['contracts', 'sla-clock', 'indicators', 'local-stack', 'messaging', 'simulator'],
  dashboards: ['indicators'],
  'load-tests': ['local-stack'],
};
const OF_OURS_IN_SERVICES = [
  'contracts',
  'sla-clock',
  'indicators',
  'messaging',
  'service-kit',
  'documents',
  'notices',
];
// What a service's programs need besides: analytics loads simulated histories in bulk.
const OF_OURS_IN_ONE = { 'services/analytics': ['simulator'] };
const PACKAGES = Object.keys(OF_OURS).flatMap((folder) => folder.match(/^packages\/(?!cli$)(.+)/)?.[1] ?? []);

// Packages that promise to depend on nothing but this, Node's own modules included.
const OF_OTHERS = { 'packages/contracts': ['typebox', 'node:crypto', 'node:zlib'], 'packages/sla-clock': [] };

// Within a service the data flows api, core, db, events; only core depends on nothing else.
const LAYERS = {
  api: ['api', 'core', 'db', 'events'],
  core: ['core'],
  db: ['core', 'db', 'events'],
  events: ['core', 'db', 'events'],
};
const OF_CORE = ['contracts', 'sla-clock', 'indicators'];

/** What an import must satisfy: a sentence, and whether `{ file, target, own, foreign }` breaks it. */
export const importRules = [
  {
    rule: 'a relative import stays inside its package',
    breaks: ({ file, target }) => target !== undefined && !target.startsWith(`${file.folder}/`),
  },
  {
    rule: 'a package imports only what architecture allows it: never a service, never the cli',
    breaks: ({ file, own }) => own !== undefined && !allowedPackages(file).includes(own),
  },
  {
    rule: 'this package promises to depend on nothing else',
    breaks: ({ file, foreign }) =>
      foreign !== undefined && !file.isTest && OF_OTHERS[file.folder]?.includes(foreign) === false,
  },
  {
    rule: 'core is pure: it imports core, sla-clock, indicators and contracts alone',
    breaks: ({ file, own, foreign }) =>
      layer(file.path) === 'core' &&
      !file.isTest &&
      (foreign !== undefined || (own !== undefined && !OF_CORE.includes(own))),
  },
  {
    rule: 'inside a service: core imports only core, and nothing below api imports api',
    breaks: ({ file, target }) => {
      const from = layer(file.path);
      return from !== undefined && target !== undefined && !LAYERS[from].includes(layer(target) ?? from);
    },
  },
  {
    rule: 'nothing imports a main.ts',
    breaks: ({ target }) => target?.endsWith('/src/main.ts') === true,
  },
];

const STATIC = /^(?:import|export)\b[^'"=;]*?\sfrom\s+'([^']+)'|^import\s+'([^']+)'/gm;
const DYNAMIC = /\bimport\('([^']+)'\)/g;

/** The imports of a file, static and dynamic: a path in the workspace, a package of ours or a foreign one. */
export function readImports(file) {
  const matches = [...file.text.matchAll(STATIC), ...file.text.matchAll(DYNAMIC)];
  return matches.map(([, first, second]) => describeImport(file, first ?? second));
}

function describeImport(file, specifier) {
  if (specifier.startsWith('.')) return { file, specifier, target: join(dirname(file.path), specifier) };
  const own = /^@haoban\/([^/]+)/.exec(specifier)?.[1];
  if (own !== undefined) return { file, specifier, own };
  return { file, specifier, foreign: /^(@[^/]+\/)?[^/]+/.exec(specifier)[0] };
}

function allowedPackages({ folder, isTest }) {
  const self = folder.split('/').at(-1);
  const code = folder.startsWith('services/')
    ? [...OF_OURS_IN_SERVICES, ...(OF_OURS_IN_ONE[folder] ?? [])]
    : (OF_OURS[folder] ?? []);
  return [self, ...code, ...(isTest ? PACKAGES : [])];
}

function layer(path) {
  return /^services\/[^/]+\/src\/(api|core|db|events)\//.exec(path)?.[1];
}
