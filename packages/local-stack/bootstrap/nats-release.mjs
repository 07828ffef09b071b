import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RELEASES = 'https://github.com/nats-io/nats-server/releases/download';
const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64' };
const CONNECT_TIMEOUT_MS = 5_000;
const DOWNLOAD_TIMEOUT_MS = 180_000;

/**
 * Downloads a release of nats-server, compares it with the release's list of SHA-256 checksums and puts the
 * program into `folder`. Throws when the server does not answer, a file is missing or a checksum differs.
 * @param releases base address of the releases, without a slash at its end
 */
export async function downloadRelease({ version, folder, releases = RELEASES }) {
  const name = `nats-server-v${version}-${process.platform}-${ARCHITECTURES[process.arch]}`;
  const checksums = (await get(`${releases}/v${version}/SHA256SUMS`)).toString();
  const archive = await get(`${releases}/v${version}/${name}.tar.gz`);
  const expected = new RegExp(`^([0-9a-f]{64}) [ *]${name.replaceAll('.', '\\.')}\\.tar\\.gz$`, 'm').exec(
    checksums,
  )?.[1];
  const actual = createHash('sha256').update(archive).digest('hex');
  if (actual !== expected)
    throw new Error(`checksum of ${name}.tar.gz is ${actual}, not ${expected ?? 'in the list'}`);

  const work = mkdtempSync(join(folder, 'release-'));
  try {
    writeFileSync(join(work, 'archive.tar.gz'), archive);
    execFileSync('tar', ['-xzf', 'archive.tar.gz', `${name}/nats-server`], { cwd: work });
    renameSync(join(work, name, 'nats-server'), join(folder, 'nats-server'));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function get(url) {
  const connecting = new AbortController();
  const impatience = setTimeout(() => connecting.abort(new Error('no answer')), CONNECT_TIMEOUT_MS);
  const signal = AbortSignal.any([connecting.signal, AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS)]);
  const response = await fetch(url, { signal }).finally(() => clearTimeout(impatience));
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [version, folder] = process.argv.slice(2);
  await downloadRelease({ version, folder }).catch((error) => {
    process.stderr.write(`${error.cause?.message ?? error.message}\n`);
    process.exitCode = 1;
  });
}
