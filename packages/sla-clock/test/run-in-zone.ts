import { execFileSync } from 'node:child_process';

/** Runs TypeScript as a module of this package on a host set to a time zone; returns what it printed. */
export function runInZone(source: string, zone: string): string {
  return execFileSync(process.execPath, ['--input-type=module-typescript', '--eval', source], {
    cwd: new URL('..', import.meta.url),
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  });
}
