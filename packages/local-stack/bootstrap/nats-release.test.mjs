import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { downloadRelease } from './nats-release.mjs';

const platform = `${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`;
const name = `nats-server-v1.2.3-${platform}`;
let folder, server, releases, files;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'haoban-release-'));
  mkdirSync(join(folder, name));
  mkdirSync(join(folder, 'tools'));
  writeFileSync(join(folder, name, 'nats-server'), 'the program');
  execFileSync('tar', ['-czf', 'archive.tar.gz', name], { cwd: folder });
  files = new Map([[`/v1.2.3/${name}.tar.gz`, readFileSync(join(folder, 'archive.tar.gz'))]]);
  server = createServer((request, response) => {
    const file = files.get(request.url);
    response.writeHead(file === undefined ? 404 : 200).end(file);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  releases = `http://127.0.0.1:${server.address().port}`;
});

afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const download = (checksums) =>
  downloadRelease({ release: { version: '1.2.3', checksums }, folder: join(folder, 'tools'), releases });
const rightChecksum = () => {
  const archive = files.get(`/v1.2.3/${name}.tar.gz`);
  return { [platform]: createHash('sha256').update(archive).digest('hex') };
};

test('a release whose checksum agrees puts its program into the folder and leaves nothing else', async () => {
  await download(rightChecksum());
  expect(readFileSync(join(folder, 'tools/nats-server'), 'utf8')).toBe('the program');
  expect(readdirSync(join(folder, 'tools'))).toEqual(['nats-server']);
});

test('a release whose checksum differs is refused before it is unpacked', async () => {
  await expect(download({ [platform]: '0'.repeat(64) })).rejects.toThrow('checksum');
  expect(readdirSync(join(folder, 'tools'))).toEqual([]);
});

test('a platform without a pinned archive is refused', async () => {
  await expect(download({})).rejects.toThrow('no archive is pinned');
});

test('a missing release says what the server answered', async () => {
  const checksums = rightChecksum();
  files.clear();
  await expect(download(checksums)).rejects.toThrow('answered 404');
});
