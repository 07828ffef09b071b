import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The version that is fetched where there is none; the scenarios need 1.0 or later. */
const wanted = 'go.k6.io/k6@v1.8.1';

const cure = `k6 is needed: install it from https://grafana.com/docs/k6/latest/set-up/install-k6/ so that it is on the PATH, or install Go, with which it is fetched`;

const onPath = (name: string, path: string): string | undefined =>
  path
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));

/**
 * The k6 program: the one on the PATH, else HOME/tools/k6, where Go installs it if need be. Throws a sentence that
 * names the cure.
 */
export function findK6(home: string, path: string, say: (line: string) => void): string {
  const folder = join(home, 'tools', 'k6');
  const fetched = join(folder, 'k6');
  const known = onPath('k6', path) ?? (existsSync(fetched) ? fetched : undefined);
  if (known !== undefined) return known;
  const go = onPath('go', path);
  if (go === undefined) throw new Error(cure);
  say(`k6 is not on the PATH: fetching ${wanted} with Go into ${folder} (a few minutes, once) …`);
  mkdirSync(folder, { recursive: true });
  const { status } = spawnSync(go, ['install', wanted], {
    env: { ...process.env, GOBIN: folder },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error(`Go could not fetch it (its reason stands above). ${cure}`);
  return fetched;
}
