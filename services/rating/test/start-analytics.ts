import { spawn } from 'node:child_process';
import { freePort } from '@haoban/local-stack/free-port';
import { serviceProgram } from '@haoban/local-stack/service-processes';
import {
  testClickHouse,
  testDatabase,
  testIssuer,
  testToken,
  waitUntil,
} from '@haoban/local-stack/test-fixtures';

/** The real analytics process beside a stream, to see what arrives there. */
export async function startAnalytics(natsUrl: string) {
  const [database, warehouse, port] = await Promise.all([
    testDatabase(['analytics']),
    testClickHouse(),
    freePort(),
  ]);
  const address = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [serviceProgram('analytics')], {
    env: {
      PORT: String(port),
      LOG_LEVEL: 'error',
      DATABASE_URL: database.url,
      NATS_URL: natsUrl,
      CLICKHOUSE_URL: warehouse.url,
      OIDC_ISSUER: testIssuer(),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await waitUntil(async () => (await fetch(`${address}/health/ready`)).ok, {
    timeoutMs: 240_000,
    what: 'analytics',
  });
  return {
    /** An indicator's numerator and denominator for ratings up to the end of 2026. */
    indicator: async (id: string, dataset: string) => {
      const query = new URLSearchParams({
        dataset,
        from: '2026-01-01',
        to: '2027-01-01',
        asOf: '2027-01-01T00:00:00Z',
      });
      const answer = await fetch(`${address}/api/analytics/indicators/${id}?${query.toString()}`, {
        headers: { authorization: `Bearer ${await testToken('analyst')}` },
      });
      const body: { numerator: number | null; denominator: number | null } = JSON.parse(await answer.text());
      return body;
    },
    /** How many events of a type there are by level in a data set. */
    levels: async (type: string, dataset: string): Promise<Record<string, number>> => {
      const text = `select JSONExtractInt(data, 'level') as level, toUInt32(uniqExact(id)) as n from raw_events_v1
        where type = '${type}' and dataset = '${dataset}' group by level order by level format JSONEachRow`;
      const { protocol, host, username, password, pathname } = new URL(warehouse.url);
      const answer = await fetch(`${protocol}//${host}/?database=${pathname.slice(1)}`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` },
        body: text,
      });
      const lines = (await answer.text()).split('\n').filter((line) => line !== '');
      const rows = lines.map((line): { level: number; n: number } => JSON.parse(line));
      return Object.fromEntries(rows.map(({ level, n }) => [String(level), n]));
    },
    stop: async () => {
      child.kill('SIGKILL');
      await Promise.all([database.drop(), warehouse.drop()]);
    },
  };
}
