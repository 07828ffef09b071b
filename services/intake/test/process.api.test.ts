import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from '@haoban/local-stack/free-port';
import { serviceProgram } from '@haoban/local-stack/service-processes';
import { testDatabase, testIssuer, testNats, waitUntil } from '@haoban/local-stack/test-fixtures';
import { streams } from '@haoban/contracts/subjects';
import { natsConnection, servicePool } from '@haoban/messaging/runtime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callers } from './callers.ts';
import { atWindow, li, publishHall } from './given-hall.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let nc: Awaited<ReturnType<typeof natsConnection>>;
let service: ChildProcess;
let http: ReturnType<typeof callers>;
let logs = '';
const objects = mkdtempSync(join(tmpdir(), 'haoban-objects-'));

beforeAll(async () => {
  const port = await freePort();
  const nats = await testNats();
  database = await testDatabase(['intake']);
  nc = await natsConnection(nats.url, 'test');
  service = spawn(process.execPath, [serviceProgram('intake')], {
    env: {
      PORT: String(port),
      LOG_LEVEL: 'trace',
      DATABASE_URL: database.url,
      NATS_URL: nats.url,
      OIDC_ISSUER: testIssuer(),
      HAOBAN_KEY: Buffer.alloc(32, 3).toString('base64'),
      HAOBAN_OBJECTS: pathToFileURL(objects).href,
      PUBLIC_URL: 'https://hall.example',
    },
  });
  for (const stream of [service.stdout, service.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      logs += chunk.toString();
    });
  }
  const address = `http://127.0.0.1:${port}`;
  await waitUntil(async () => (await fetch(`${address}/health/ready`)).ok, {
    timeoutMs: 240_000,
    what: 'intake',
  });
  http = callers(address);
  await publishHall(http);
});
afterAll(async () => {
  service.kill('SIGKILL');
  rmSync(objects, { recursive: true, force: true });
  await nc.close();
  await database.drop();
});

test('who applies is in no event, no row but the vault’s, and no log line, whatever its level', async () => {
  const published: string[] = [];
  nc.subscribe('haoban.>', { callback: (_, message) => void published.push(message.string()) });
  await nc.flush();
  const filed = await http.file('window-clerk', atWindow);
  const { caseId, applicantRef, queryCode } = filed.body;
  const statuses = [
    (await http.file('window-clerk', { ...atWindow, region: 4 })).status,
    (await http.move(caseId, 'acceptance', 'window-clerk')).status,
    (await http.call('GET', `/internal/parties/${applicantRef}?purpose=licence`, { as: 'service' })).status,
    (
      await http.call('GET', `/api/intake/cases/${caseId}?name=${encodeURIComponent(li.name)}`, {
        as: 'leader',
      })
    ).status,
  ];
  expect([filed.status, ...statuses]).toEqual([201, 400, 200, 200, 200]);
  await waitUntil(() => published.some((text) => text.includes('case.accepted.v1')), {
    timeoutMs: 80_000,
    what: `the acceptance on ${streams.events.name}`,
  });

  const pool = servicePool(database.url, 'intake');
  const tables = ['journal', 'cases', 'receipts', 'party_lookups'];
  const kept: string[] = [];
  for (const table of tables) kept.push(JSON.stringify((await pool.query(`select * from ${table}`)).rows));
  await pool.end();

  service.kill('SIGTERM');
  const [code] = await once(service, 'exit');
  expect(code).toBe(0);
  expect(logs).toContain('/api/intake/cases/:caseId/acceptance');
  expect(kept.join()).toContain(applicantRef);
  for (const place of [logs, published.join(), kept.join()]) {
    for (const secret of [li.name, li.identityNumber, li.phone, li.address, queryCode])
      expect(place).not.toContain(secret);
  }
});

test('a service without its settings says in one line of JSON which are missing, and no value', async () => {
  const lost = spawn(process.execPath, [serviceProgram('intake')], {
    env: { PORT: '0', HAOBAN_KEY: 'short' },
  });
  let said = '';
  lost.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = await once(lost, 'exit');
  expect(code).toBe(1);
  const [line, rest] = said.split('\n');
  expect(rest).toBe('');
  expect(JSON.parse(line ?? '').err.message).toContain('missing: OIDC_ISSUER, DATABASE_URL, NATS_URL');
  expect(said).not.toContain('short');
});
