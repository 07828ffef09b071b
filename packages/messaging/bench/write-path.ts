import { setTimeout as delay } from 'node:timers/promises';
import { createPublisher } from '../src/publisher.ts';
import { startRelay } from '../src/relay.ts';
import { natsConnection, servicePool } from '../src/runtime.ts';
import { ensureStreams } from '../src/streams.ts';
import { createBell } from '../src/wake.ts';
import { counterJournal, countOnce } from '../test/counting.ts';
import { benchServers } from '../test/bench-servers.ts';
import type { Pool } from 'pg';

const measureMs = 3_000;
const relayed = 20_000;

const bare = `with state as (
    insert into counters (subject, version, sequence, hash, state) values ($1, 1, 1, $2, $3) returning subject)
  insert into journal (id, subject, sequence, type, time, recorded_at, actor, nats_subject, body, previous_hash, hash)
  select gen_random_uuid(), subject, 1, 'case.abandoned.v1', now(), now(), 'clerk', 'haoban.00.intake.case.abandoned.v1', $4, $2, $2 from state`;
const body = 'x'.repeat(400);
const hash = '0'.repeat(64);

/** Calls per second of `work`, kept going by as many callers as said. */
async function rate(callers: number, work: (n: number) => Promise<unknown>): Promise<number> {
  let done = 0;
  let next = 0;
  const beganMs = performance.now();
  const call = async (): Promise<void> => {
    while (performance.now() - beganMs < measureMs) {
      next += 1;
      await work(next);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return (done * 1000) / (performance.now() - beganMs);
}

const show = (what: string, ours: number, plain: number): void =>
  console.log(
    `${what.padEnd(28)}${ours.toFixed(0).padStart(10)}${plain.toFixed(0).padStart(12)}${(ours / plain).toFixed(2).padStart(8)}`,
  );

async function commits(pool: Pool): Promise<void> {
  const counters = counterJournal(pool);
  for (const callers of [16, 64, 256]) {
    const plain = await rate(callers, (n) =>
      pool.query({ name: 'bare', text: bare, values: [`bare-${callers}-${n}`, hash, '{"count":1}', body] }),
    );
    const ours = await rate(callers, (n) => countOnce(counters, `ours-${callers}-${n}`, { reason: body }));
    show(`commits/s, ${callers} callers`, ours, plain);
  }
}

async function relay(pool: Pool, natsUrl: string): Promise<void> {
  const nc = await natsConnection(natsUrl, 'bench');
  await ensureStreams(nc);
  const publisher = createPublisher(nc);
  const { rows } = await pool.query<{ id: string; body: string }>(
    `select id::text, body from journal limit ${relayed}`,
  );
  const plainBeganMs = performance.now();
  for (let from = 0; from < rows.length; from += 1000) {
    const batch = rows.slice(from, from + 1000);
    await Promise.all(
      batch.map((row) => publisher.publish('haoban.00.intake.case.abandoned.v1', row.body, `bare-${row.id}`)),
    );
  }
  const plain = (rows.length * 1000) / (performance.now() - plainBeganMs);

  const started = startRelay({
    pool,
    schema: 'intake',
    publisher,
    openStream: () => ensureStreams(nc),
    bell: createBell(),
    warn: console.error,
  });
  while (!started.stats.leading) await delay(1);
  const beganMs = performance.now();
  while (started.stats.published < relayed) await delay(1);
  show('events/s, relay', (started.stats.published * 1000) / (performance.now() - beganMs), plain);
  await started.stop();
  publisher.close();
  await nc.close();
}

const servers = await benchServers();
const pool = servicePool(servers.databaseUrl, 'intake');
try {
  console.log(`${''.padEnd(28)}${'ours'.padStart(10)}${'plain'.padStart(12)}${'ratio'.padStart(8)}`);
  await commits(pool);
  await relay(pool, servers.natsUrl);
} finally {
  await pool.end();
  await servers.stop();
}
