import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '@haoban/local-stack/free-port';
import { serviceProgram } from '@haoban/local-stack/service-processes';
import {
  testClickHouse,
  testDatabase,
  testIssuer,
  testNats,
  testToken,
  waitUntil,
} from '@haoban/local-stack/test-fixtures';

/** What one line of an import's answer can say, as far as the tests look. */
export type ImportLine = {
  report?: { taken: number; duplicates: number; refusedCount: number; read: Record<string, number> };
  problem?: { code: string };
};

/** A published figure, as far as the tests look. */
export type Answer = {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  immature: number;
  excluded: number;
  unit: string;
  rows: ({ value: number | null; numerator: number | null; denominator: number | null } & Record<
    string,
    unknown
  >)[];
};

/** The real analytics process on servers of its own. */
export async function startAnalytics() {
  const [database, nats, warehouse, port] = await Promise.all([
    testDatabase(['analytics']),
    testNats(),
    testClickHouse(),
    freePort(),
  ]);
  const address = `http://127.0.0.1:${port}`;
  let logs = '';

  const launch = () => {
    const child = spawn(process.execPath, [serviceProgram('analytics')], {
      env: {
        PORT: String(port),
        LOG_LEVEL: 'warn',
        DATABASE_URL: database.url,
        NATS_URL: nats.url,
        CLICKHOUSE_URL: warehouse.url,
        OIDC_ISSUER: testIssuer(),
      },
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (logs += chunk.toString()));
    return child;
  };
  const ready = () =>
    waitUntil(async () => (await fetch(`${address}/health/ready`)).ok, {
      timeoutMs: 240_000,
      what: `analytics: ${logs.slice(-2000)}`,
    });

  let child = launch();
  await ready();
  return {
    address,
    nats: nats.url,
    warehouse: warehouse.url,
    database: database.url,
    logs: () => logs,
    /** The answer of an indicator as text: byte-identical answers are the promise. */
    answerText: async (id: string, query = ''): Promise<string> => {
      const response = await fetch(`${address}/api/analytics/indicators/${id}?${query}`);
      return response.text();
    },
    answer: async (id: string, query = ''): Promise<Answer> => {
      const response = await fetch(`${address}/api/analytics/indicators/${id}?${query}`);
      const text = await response.text();
      if (!response.ok) throw new Error(`${id}: ${text}`);
      return JSON.parse(text);
    },
    get: async (path: string, account?: string) =>
      fetch(
        address + path,
        account === undefined ? {} : { headers: { authorization: `Bearer ${await testToken(account)}` } },
      ),
    /** Imports content and returns the last line of the answer. */
    importFile: async (
      content: Uint8Array | string,
      query: string,
      account = 'analyst',
    ): Promise<ImportLine> => {
      const response = await fetch(`${address}/api/analytics/imports?${query}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await testToken(account)}`,
          'content-type': 'application/octet-stream',
        },
        body: typeof content === 'string' ? content : Buffer.from(content),
      });
      const text = await response.text();
      if (!response.ok) return { problem: JSON.parse(text) };
      return JSON.parse(text.trim().split('\n').at(-1) ?? '{}');
    },
    /** Kills the process without warning and starts it again. */
    crash: async (): Promise<void> => {
      child.kill('SIGKILL');
      await once(child, 'exit');
      child = launch();
      await ready();
    },
    stop: async (): Promise<void> => {
      child.kill('SIGTERM');
      await once(child, 'exit');
      await warehouse.drop();
      await database.drop();
    },
  };
}
export type Analytics = Awaited<ReturnType<typeof startAnalytics>>;
