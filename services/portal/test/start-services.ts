import { spawn } from 'node:child_process';
import { freePort } from '@haoban/local-stack/free-port';
import { serviceProgram } from '@haoban/local-stack/service-processes';
import {
  testClickHouse,
  testDatabase,
  testIssuer,
  testNats,
  waitUntil,
} from '@haoban/local-stack/test-fixtures';
import { createTokenCheck } from '@haoban/service-kit/tokens';
import type { Deps, Services } from '../src/api/deps.ts';
import { buildApp } from '../src/app.ts';

/** Where nothing listens. */
const nowhere = 'http://127.0.0.1:1';

/** The portal before the services given; the others are down. */
export async function startPortal(services: Partial<Services>, deps: Partial<Deps> = {}) {
  const app = await buildApp(
    {
      services: {
        intake: nowhere,
        approval: nowhere,
        delivery: nowhere,
        rating: nowhere,
        analytics: nowhere,
        ...services,
      },
      publicUrl: 'https://hall.example',
      now: () => new Date(),
      ...deps,
    },
    { check: createTokenCheck(testIssuer(), 'haoban'), parts: [], readings: [], logLevel: 'silent' },
  );
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return { address, stop: () => app.close() };
}

/** A service as a process of its own; `kill` ends it at once. */
export async function startProcess(name: 'analytics' | 'rating' | 'portal', env: Record<string, string>) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [serviceProgram(name)], {
    env: { ...process.env, PORT: String(port), OIDC_ISSUER: testIssuer(), LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await waitUntil(async () => (await fetch(`${url}/health/ready`)).ok, { timeoutMs: 240_000, what: name });
  return { url, child, kill: () => child.kill('SIGKILL') };
}

/** A real analytics service on servers of its own. */
export async function startAnalytics() {
  const [database, nats, clickhouse] = await Promise.all([
    testDatabase(['analytics']),
    testNats(),
    testClickHouse(),
  ]);
  const { url, kill } = await startProcess('analytics', {
    DATABASE_URL: database.url,
    NATS_URL: nats.url,
    CLICKHOUSE_URL: clickhouse.url,
  });
  const stop = async (): Promise<void> => {
    kill();
    await Promise.all([database.drop(), clickhouse.drop()]);
  };
  return { url, stop };
}

/** A real rating service on servers of its own, and the address of its stream. */
export async function startRating(env: Record<string, string> = {}) {
  const [database, nats] = await Promise.all([testDatabase(['rating']), testNats()]);
  const { url, kill } = await startProcess('rating', {
    DATABASE_URL: database.url,
    NATS_URL: nats.url,
    HAOBAN_KEY: Buffer.alloc(32, 3).toString('base64'),
    PUBLIC_URL: 'https://hall.example',
    INTAKE_URL: nowhere,
    SERVICE_CLIENT_ID: 'service',
    SERVICE_CLIENT_SECRET: 'unused',
    ...env,
  });
  const stop = async (): Promise<void> => {
    kill();
    await database.drop();
  };
  return { url, natsUrl: nats.url, stop };
}
