import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { clickhouseConfig } from './clickhouse-config.ts';
import { repositoryRoot } from './servers.ts';
import { defaultPorts, serviceNames } from './service-processes.ts';

type Part = {
  command?: string[];
  environment?: Record<string, string | number>;
  volumes?: string[];
  build?: { context: string; dockerfile: string };
};

const infra = join(repositoryRoot, 'infra');
const read = (...path: string[]): string => readFileSync(join(repositoryRoot, ...path), 'utf8');
const text = read('infra', 'compose.yaml');
const compose: { services: Record<string, Part>; volumes: Record<string, unknown> } = parse(text, {
  merge: true,
});
const parts = Object.entries(compose.services);
const variablesOf = (part: Part | undefined) => part?.environment ?? {};

// A setting is required unless its lines give a default or make it optional.
const settingsIn = (source: string): { name: string; required: boolean }[] =>
  [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]+): ((?:.|\n)*?)(?=^ {2}[A-Z.]|^\})/gm)].map(
    ([, name = '', value = '']) => ({
      name,
      required: !/Optional|default:/.test(value),
    }),
  );

const settingsOf = (service: string) => {
  const own = read('services', service, 'src', 'config.ts');
  const kit = [
    read('packages', 'service-kit', 'src', 'config.ts'),
    read('packages', 'notices', 'src', 'settings.ts'),
  ].join('\n');
  return ['commonSettings', 'journalSettings', 'noticeSettings']
    .filter((block) => own.includes(`...${block}`))
    .map((block) => kit.slice(kit.indexOf(`const ${block} = {`)).split('\n};')[0] ?? '')
    .flatMap((block) => settingsIn(`${block}\n}`))
    .concat(settingsIn(own.replace(/Type\.Object\(\{ (.*) \}\)/, '')));
};

test.each(serviceNames)(
  '%s runs on its port with every variable it needs and none it does not know',
  (name) => {
    const part = compose.services[name];
    expect(part?.command).toEqual(['node', `services/${name}/src/main.ts`]);
    const variables = variablesOf(part);
    expect(variables['PORT']).toBe(defaultPorts[name]);
    const settings = settingsOf(name);
    expect(settings.map(({ name }) => name)).toContain('OIDC_ISSUER');
    const needed = settings.filter(({ required }) => required).map(({ name }) => name);
    expect(Object.keys(variables)).toEqual(expect.arrayContaining(needed));
    const known = settings.map(({ name }) => name);
    expect(Object.keys(variables).filter((variable) => !known.includes(variable))).toEqual([]);
  },
);

test('services are told the addresses of their neighbours', () => {
  const values = parts.flatMap(([, part]) => Object.entries(variablesOf(part)));
  const addresses = Object.fromEntries(
    serviceNames.map((name) => [`${name.toUpperCase()}_URL`, `http://${name}:${defaultPorts[name]}`]),
  );
  const told = values.filter(([variable]) => variable in addresses);
  expect(told.length).toBeGreaterThan(5);
  expect(told).toEqual(told.map(([variable]) => [variable, addresses[variable]]));
});

test('every mounted file and folder exists, and every dashboard is mounted', () => {
  const mounts = parts.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0] ?? ''));
  for (const mount of mounts) {
    if (mount.startsWith('.')) expect([mount, existsSync(join(infra, mount))]).toEqual([mount, true]);
    else expect(Object.keys(compose.volumes)).toContain(mount);
  }
  const dashboards = readdirSync(join(repositoryRoot, 'dashboards')).filter(
    (name) => name.endsWith('.json') && read('dashboards', name).includes('"schemaVersion"'),
  );
  expect(mounts).toEqual(expect.arrayContaining(dashboards.map((name) => `../dashboards/${name}`)));
  const { build } = compose.services['portal'] ?? {};
  expect(existsSync(join(infra, build?.context ?? '', build?.dockerfile ?? 'none'))).toBe(true);
});

test('no secret stands in the file, and none has a default', () => {
  const values = parts.flatMap(([, part]) => Object.entries(variablesOf(part)));
  const secrets = values.filter(([name]) => /(PASSWORD|SECRET|KEY)$/.test(name));
  expect(secrets.length).toBeGreaterThan(5);
  for (const [name, value] of secrets)
    expect([name, value]).toEqual([name, expect.stringMatching(/^\$\{[A-Z_]+:\?[^}]*\}$/)]);
  const logins = values.flatMap(([, value]) => /\/\/\w+:(.+)@/.exec(String(value))?.[1] ?? []);
  expect(logins.length).toBeGreaterThan(5);
  for (const password of logins) expect(password).toMatch(/^\$\{[A-Z_]+:\?\}$/);
});

test('the table of variables is what a deployer can set', () => {
  const named = [...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name);
  const listed = [...read('infra', 'README.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
  expect(new Set(listed)).toEqual(new Set(named));
  expect(listed).toHaveLength(new Set(named).size);
});

test('Grafana reads with the rights it has on one machine, from the data source its dashboards name', () => {
  const password = '';
  const local = clickhouseConfig({
    configFile: '',
    httpPort: 1,
    tcpPort: 2,
    dataDir: '',
    password,
    readerPassword: password,
    areas: [],
  });
  const deployed = read('infra', 'clickhouse', 'users.xml');
  const rights = (xml: string) =>
    [/<reader>.*<\/reader>/s, /<grants><query>GRANT SELECT.*?<\/grants>/].map((part) =>
      part.exec(xml)?.[0].replaceAll(/\s+/g, ''),
    );
  expect(rights(deployed)).toEqual(rights(local));
  const source = parse(read('infra', 'grafana', 'provisioning', 'datasources', 'clickhouse.yaml'));
  const uid = String(source.datasources[0].uid);
  expect(read('dashboards', 'leaders-overview.json')).toContain(`"uid": "${uid}"`);
});
