import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RELEASES = 'https://github.com/nats-io/nats-server/releases/download';
const PLATFORMS = {
  'linux-x64': 'linux-amd64',
  'linux-arm64': 'linux-arm64',
  'darwin-arm64': 'darwin-arm64',
};
const CONNECT_TIMEOUT_MS = 5_000;
const DOWNLOAD_TIMEOUT_MS = 180_000;

/** The pinned release and the SHA-256 of its archives, as the project published them. */
export const RELEASE = {
  version: '2.15.0',
  checksums: {
    'linux-amd64': '5d2c51caca950333aba84911df7d377f826f3a59ec36061c6539105084f65c92',
    'linux-arm64': 'cdc208f5a3f42963a52b6ab06ef65626bb870315dc936e26ba571780c6351112',
    'darwin-arm64': 'e1c4e22d70bd44abfa0bcb3c16f7cf0c66f648c2e728c58924e8a1ce88913cc8',
  },
};

/**
 * Downloads the pinned release of nats-server, compares it with its pinned checksum and puts the program into
 * `folder`. Throws when the server does not answer, there is no archive for this platform or the checksum differs.
 * @param releases base address of the releases, without a slash at its end
 */
export async function downloadRelease({ folder, release = RELEASE, releases = RELEASES }) {
  const { version, checksums } = release;
  const platform = PLATFORMS[`${process.platform}-${process.arch}`];
  const expected = checksums[platform];
  if (expected === undefined) throw new Error(`no archive is pinned for ${process.platform} ${process.arch}`);
  const name = `nats-server-v${version}-${platform}`;
  const archive = await get(`${releases}/v${version}/${name}.tar.gz`);
  const actual = createHash('sha256').update(archive).digest('hex');
  if (actual !== expected) throw new Error(`checksum of ${name}.tar.gz is ${actual}, not ${expected}`);

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
  await downloadRelease({ folder: process.argv[2] }).catch((error) => {
    process.stderr.write(`${error.cause?.message ?? error.message}\n`);
    process.exitCode = 1;
  });
}
