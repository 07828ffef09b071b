import { fileURLToPath } from 'node:url';
import type { Envelope } from '@haoban/contracts/envelope';
import { newEventId } from '@haoban/contracts/event-id';
import { testDatabase } from '@haoban/local-stack/test-fixtures';
import { Client, type Pool } from 'pg';
import type { Heard, Receipt } from '../src/change.ts';
import { createJournal, type Journal } from '../src/journal.ts';
import { servicePool } from '../src/runtime.ts';

/** State of a subject in these tests: how often it was counted. */
export type Counter = { readonly count: number; readonly reason?: string | undefined };

const migrations = fileURLToPath(new URL('migrations', import.meta.url));

/** A database of its own with the journal of intake and one table of counters. */
export async function countingDatabase() {
  const database = await testDatabase([{ schema: 'intake', dir: migrations }]);
  const pool = servicePool(database.url, 'intake');
  return {
    url: database.url,
    pool,
    counters: counterJournal(pool),
    asOwner: async <Result>(work: (client: Client) => Promise<Result>): Promise<Result> => {
      const client = new Client({ connectionString: database.ownerUrl, options: '-c search_path=intake' });
      await client.connect();
      try {
        return await work(client);
      } finally {
        await client.end();
      }
    },
    drop: async (): Promise<void> => {
      await pool.end();
      await database.drop();
    },
  };
}
export type CountingDatabase = Awaited<ReturnType<typeof countingDatabase>>;

/** The counters of intake as one process writes them. */
export const counterJournal = (pool: Pool, committed = (): void => {}): Journal<Counter> =>
  createJournal<Counter>({
    pool,
    table: 'counters',
    author: { service: 'intake', dataset: 'live', nowMs: Date.now },
    committed,
  });

type Extras = { receipt?: Receipt; heard?: Heard; traceparent?: string; reason?: string };

/** Counts a subject once, which records one event. */
export const countOnce = (counters: Journal<Counter>, subject: string, extras: Extras = {}) =>
  counters.execute({
    subject,
    region: '320281',
    context: { actor: 'clerk', traceparent: extras.traceparent },
    receipt: () => extras.receipt,
    heard: extras.heard,
    decide: (before) => ({
      state: { count: (before?.count ?? 0) + 1, reason: extras.reason },
      events: [{ type: 'case.abandoned.v1', data: { reason: extras.reason ?? 'counted' } }],
    }),
  });

/** Sequences of a subject's events in the order of the journal. */
export async function sequencesOf(pool: Pool, subject: string): Promise<number[]> {
  const text = 'select sequence from journal where subject = $1 order by position';
  const { rows } = await pool.query<{ sequence: number }>(text, [subject]);
  return rows.map(({ sequence }) => sequence);
}

/** The n-th event of a subject as another service says it. */
export const eventOf = (subject: string, sequence: number, reason = 'said'): Envelope => {
  const time = '2026-11-02T01:00:00.000Z';
  return {
    specversion: '1.0',
    id: newEventId(Date.parse(time)),
    source: 'haoban/approval',
    type: 'case.withdrawn.v1',
    time,
    subject,
    sequence,
    recordedat: time,
    dataset: 'live',
    region: '320281',
    data: { reason },
  };
};
