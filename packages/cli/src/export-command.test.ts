import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportCommand } from './export-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'haoban-export-'));
const asked: (string | undefined)[] = [];
const lines = '{"id":1}\n'.repeat(50_000);

const server = createServer((request, response) => {
  asked.push(request.url);
  if (request.url?.includes('dataset=live') === true) {
    response.writeHead(403).end('{"code":"role_missing"}');
    return;
  }
  response.writeHead(200);
  const isTorn = request.url?.includes('dataset=sim-torn') === true;
  response.write(lines, () => (isTorn ? response.destroy() : response.end()));
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]) {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  const said = { stdout: '', stderr: '' };
  const bytes = new PassThrough();
  const output = bytes.setEncoding('utf8').toArray();
  const code = await exportCommand(args, {
    stdout: { write: (text) => (said.stdout += text) },
    stderr: { write: (text) => (said.stderr += text) },
    bytes,
    openSuite: () => ({
      baseUrl: `http://127.0.0.1:${address.port}`,
      stack: undefined,
      token: async () => 'token',
    }),
  }).finally(() => bytes.end());
  return { code, ...said, output: (await output).join('') };
}

test('the standard output gets the file and nothing else', async () => {
  const { code, output, stdout } = await run(
    '--format',
    'events',
    '--dataset',
    'sim-a',
    '--to',
    '2026-11-01',
  );
  expect([code, output.length, stdout]).toEqual([0, lines.length, '']);
  expect(asked.at(-1)).toBe('/api/analytics/exports?format=events&dataset=sim-a&to=2026-11-01');
});

test('a file whose name ends in .gz is packed, and the report tells its size', async () => {
  const out = join(folder, 'a.jsonl.gz');
  const { stdout } = await run('--format', 'events', '--dataset', 'sim-a', '--out', out, '--json');
  expect(JSON.parse(stdout)).toEqual({ file: out, bytes: lines.length });
  expect(gunzipSync(readFileSync(out)).toString()).toBe(lines);
});

test('an answer that breaks off leaves no file', async () => {
  const out = join(folder, 'torn.jsonl');
  await expect(run('--format', 'events', '--dataset', 'sim-torn', '--out', out)).rejects.toThrow('broke off');
  expect(readdirSync(folder)).not.toContain('torn.jsonl');
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a refusal is said and nothing is written', async () => {
  const out = join(folder, 'live.jsonl');
  await expect(run('--format', 'events', '--dataset', 'live', '--out', out)).rejects.toThrow('role_missing');
  expect(readdirSync(folder)).not.toContain('live.jsonl');
});
