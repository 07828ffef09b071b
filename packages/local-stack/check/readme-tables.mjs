import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const HEADERS = {
  routes: '| route | who | what |',
  events: '| event | when |',
  hears: '| hears | does |',
  variables: '| variable | meaning |',
};

// Stands in for what routes and effects are given: they are registered, never run.
const anything = new Proxy(() => anything, {
  get: (_, key) => (typeof key === 'symbol' || key === 'then' ? undefined : anything),
});

/** The tables of a service's reference: the cells of their rows, without back-ticks; a missing table is empty. */
export function readTables(readme) {
  const tables = Object.entries(HEADERS).map(([name, header]) => {
    const [, rest = ''] = readme.split(`${header}\n`);
    const rows = rest.split('\n\n')[0].split('\n').slice(1);
    return [name, rows.filter((row) => row.startsWith('|')).map(cellsOf)];
  });
  return Object.fromEntries(tables);
}

const cellsOf = (row) =>
  row
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim().replaceAll('`', ''));

/** What the code of a service in `folder` has to be told of: routes, events it says and hears, variables. */
export async function readCode(folder) {
  const load = async (file) => {
    const path = join(folder, 'src', file);
    return existsSync(path) ? import(pathToFileURL(path).href) : {};
  };
  const [{ buildApp }, { outgoing = {} }, { hearing = () => ({}) }, config] = await Promise.all(
    ['app.ts', 'events/outgoing.ts', 'events/hearing.ts', 'config.ts'].map(load),
  );
  return {
    routes: await routesOf(buildApp),
    events: Object.entries(outgoing),
    hears: Object.entries(hearing(anything, anything, anything, anything)).flatMap(([source, effects]) =>
      Object.keys(effects).map((type) => `${type} (${source})`),
    ),
    variables: variablesOf(Object.values(config).find((value) => typeof value === 'function')),
  };
}

/** The routes of the OpenAPI document, but for the probes that every service has. */
async function routesOf(buildApp) {
  const app = await buildApp(anything, { check: anything, parts: [], readings: [], logLevel: 'silent' });
  const document = JSON.parse((await app.inject('/openapi.json')).body);
  await app.close();
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    path.startsWith('/health/')
      ? []
      : Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/** The variables a service asks its environment for, in order; it complains of an empty one afterwards. */
function variablesOf(readConfig) {
  const asked = new Set();
  try {
    readConfig(new Proxy({}, { get: (_, name) => void asked.add(name) }));
  } catch {
    return [...asked];
  }
  return [...asked];
}
