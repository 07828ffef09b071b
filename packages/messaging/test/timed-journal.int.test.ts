import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { createJournal } from '../src/journal.ts';
import { startSweep } from '../src/sweep.ts';
import { timedJournal, type Wake } from '../src/timed-journal.ts';
import { countingDatabase, type CountingDatabase } from './counting.ts';

/** An alarm clock: rings at each of its hours, unless it was switched off. */
type Alarm = {
  readonly region: string;
  readonly hours: readonly string[];
  readonly rung: number;
  readonly off?: boolean;
  readonly wakesAt?: string | null;
};

let database: CountingDatabase;
let time = '';
const now = () => new Date(time);
const hour = (h: number): string => new Date(Date.UTC(2026, 10, 2, h)).toISOString();
beforeAll(async () => void (database = await countingDatabase()));
afterAll(() => database.drop());

const ring = (before: Alarm): Wake<Alarm>[] => {
  const at = before.off === true ? undefined : before.hours[before.rung];
  if (at === undefined) return [];
  const event = { type: 'case.abandoned.v1', time: at, data: { reason: `ring ${before.rung + 1}` } } as const;
  return [{ at, happen: (state) => ({ state: { ...state, rung: state.rung + 1 }, events: [event] }) }];
};

function alarmClocks() {
  const author = { service: 'intake', dataset: 'live', nowMs: () => now().getTime() };
  const journal = createJournal<Alarm>({
    pool: database.pool,
    table: 'alarms',
    author,
    committed: () => {},
  });
  const alarms = timedJournal({ journal, worldOf: async () => undefined, wakesOf: ring, now });
  const context = { actor: 'sweep' };
  return {
    alarms,
    set: (subject: string, hours: readonly string[]) =>
      alarms.execute({
        subject,
        region: '-',
        context,
        decide: () => ({ state: { region: '-', hours, rung: 0 }, events: [] }),
      }),
    switchOff: (subject: string) =>
      alarms.execute({
        subject,
        region: '-',
        context,
        decide: (state) =>
          state === undefined
            ? { refusal: 'unknown' }
            : {
                state: { ...state, off: true },
                events: [{ type: 'case.withdrawn.v1', time, data: { reason: 'off' } }],
              },
      }),
    sweep: (warn = (message: string, error: unknown) => console.error(message, error)) =>
      startSweep({
        pool: database.pool,
        table: 'alarms',
        elapse: (subject) => alarms.elapse(subject, context),
        now,
        everyMs: 10,
        warn,
      }),
  };
}

const said = async (subject: string): Promise<string[]> => {
  const text = 'select type, time::text, body from journal where subject = $1 order by sequence';
  const { rows } = await database.pool.query<{ body: string }>(text, [subject]);
  return rows.map(({ body }) => {
    const event: { time: string; data: { reason: string } } = JSON.parse(body);
    return `${event.time.slice(11, 13)} ${event.data.reason}`;
  });
};

test('a command is decided after what fell due before it, and never what falls due later', async () => {
  const { set, switchOff } = alarmClocks();
  time = hour(8);
  await set('commanded', [hour(9), hour(10), hour(12)]);
  time = hour(11);
  await switchOff('commanded');
  expect(await said('commanded')).toEqual(['09 ring 1', '10 ring 2', '11 off']);
  expect(await database.pool.query("select wakes_at from alarms where subject = 'commanded'")).toMatchObject({
    rows: [{ wakes_at: null }],
  });
});

test('a sweep that was away lets everything happen once, in order, at its own instant', async () => {
  const { set, sweep } = alarmClocks();
  time = hour(8);
  for (const n of [1, 2, 3]) await set(`away-${n}`, [hour(9), hour(10)]);
  time = hour(11);
  const sweeps = [sweep(), sweep()];
  await waitUntil(async () => (await said('away-3')).length === 2, { what: 'the sweep', timeoutMs: 20_000 });
  await waitUntil(async () => (await said('away-1')).length === 2, { what: 'the sweep', timeoutMs: 20_000 });
  await Promise.all(sweeps.map(({ stop }) => stop()));
  for (const n of [1, 2, 3]) expect(await said(`away-${n}`)).toEqual(['09 ring 1', '10 ring 2']);
  expect(sweeps[0]?.stats.lateness.percentile(0.99)).toBeGreaterThanOrEqual(0);
});

test('what is not due yet is left alone', async () => {
  const { set, sweep } = alarmClocks();
  time = hour(8);
  await set('early', [hour(9)]);
  await set('early-too', [hour(20)]);
  time = hour(9);
  const { stats, stop } = sweep();
  await waitUntil(async () => (await said('early')).length === 1, { what: 'the sweep', timeoutMs: 20_000 });
  await stop();
  expect(await said('early-too')).toEqual([]);
  expect(stats.swept).toBe(1);
});

test('a subject whose time cannot pass is said so and holds up no other', async () => {
  const { set, alarms } = alarmClocks();
  time = hour(8);
  await set('broken', [hour(9)]);
  await set('whole', [hour(10)]);
  time = hour(11);
  const warnings: string[] = [];
  const broken = startSweep({
    pool: database.pool,
    table: 'alarms',
    elapse: async (subject) => {
      if (subject === 'broken') throw new Error('jammed');
      await alarms.elapse(subject, { actor: 'sweep' });
    },
    now,
    everyMs: 10,
    warn: (message) => warnings.push(message),
  });
  await waitUntil(async () => (await said('whole')).length === 1 && broken.stats.failing === 1, {
    what: 'the sweep',
    timeoutMs: 20_000,
  });
  await broken.stop();
  expect(warnings).toEqual(['time could not pass for alarms broken']);
});

test('a subject that only met a server that was away is swept soon, not after the pause of a failure', async () => {
  const { set, alarms } = alarmClocks();
  time = hour(8);
  await set('cut-off', [hour(9)]);
  time = hour(10);
  let tries = 0;
  const sweep = startSweep({
    pool: database.pool,
    table: 'alarms',
    elapse: async (subject) => {
      if (subject !== 'cut-off') return alarms.elapse(subject, { actor: 'sweep' });
      tries += 1;
      if (tries === 1) throw Object.assign(new Error('the connection broke'), { code: 'ECONNRESET' });
      return alarms.elapse(subject, { actor: 'sweep' });
    },
    now,
    everyMs: 10,
    warn: () => {},
  });
  await waitUntil(async () => (await said('cut-off')).length === 1, { what: 'the sweep', timeoutMs: 10_000 });
  await sweep.stop();
  expect(tries).toBe(2);
});

test('a wake that stays due for ever is a fault, not an endless loop', async () => {
  time = hour(8);
  const { alarms } = alarmClocks();
  const stuck = timedJournal({
    journal: { load: alarms.load, execute: (command) => alarms.execute(command) },
    worldOf: async () => undefined,
    wakesOf: () => [
      {
        at: hour(7),
        happen: (state: Alarm) => ({ state, events: [] }),
      },
    ],
    now,
  });
  await alarms.execute({
    subject: 'stuck',
    region: '-',
    context: { actor: 'test' },
    decide: () => ({ state: { region: '-', hours: [], rung: 0 }, events: [] }),
  });
  await expect(stuck.elapse('stuck', { actor: 'sweep' })).rejects.toThrow('stays due');
});
