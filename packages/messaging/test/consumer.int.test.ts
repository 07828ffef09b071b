import { testNats, waitUntil } from '@haoban/local-stack/test-fixtures';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { consumerProcess, type ConsumerProcess } from './consuming.ts';
import {
  countingDatabase,
  counterJournal,
  countOnce,
  eventOf,
  sequencesOf,
  type CountingDatabase,
} from './counting.ts';

let database: CountingDatabase;
let natsUrl: string;
let processes: ConsumerProcess[];

beforeEach(async () => {
  database = await countingDatabase();
  natsUrl = (await testNats()).url;
  processes = [];
});
afterEach(async () => {
  for (const process of processes) await process.stop();
  await database.drop();
});

const start = async (options: Parameters<typeof consumerProcess>[2] = {}): Promise<ConsumerProcess> => {
  const process = await consumerProcess(database.url, natsUrl, options);
  processes.push(process);
  return process;
};
const countOf = async (subject: string): Promise<number> =>
  (await database.counters.load(subject))?.state.count ?? 0;

test('an event delivered again has no second effect', async () => {
  const intake = await start();
  const event = eventOf('again', 1);
  for (let delivery = 0; delivery < 5; delivery += 1) await intake.say(event);
  await waitUntil(() => intake.stats.repeated === 4, { timeoutMs: 60_000, what: 'four repetitions' });
  expect(await countOf('again')).toBe(1);
});

test('what comes before its predecessor waits and is taken in order', async () => {
  const order: number[] = [];
  const counters = counterJournal(database.pool);
  const intake = await start({
    effect: async (event, heard) => {
      await countOnce(counters, event.subject, { heard });
      order.push(event.sequence);
    },
  });
  await intake.say(eventOf('early', 3));
  await intake.say(eventOf('early', 2));
  await waitUntil(() => intake.stats.parked >= 2, { timeoutMs: 60_000, what: 'both to be parked' });
  await intake.say(eventOf('early', 1));
  await intake.heard('early', 3);
  expect(order).toEqual([1, 2, 3]);
});

test('an event whose predecessor never comes is dead-lettered as a gap, and holds up nobody', async () => {
  const intake = await start({ patience: { parked: 3, failed: 3 } });
  await intake.say(eventOf('gap', 2));
  await intake.say(eventOf('whole', 1));
  await intake.heard('whole', 1);
  expect(await intake.buried(1)).toMatchObject([
    { consumer: 'intake', reason: 'gap', body: expect.stringContaining('"gap"') },
  ]);
  expect(await countOf('gap')).toBe(0);
});

test('after a gap the same events in order are taken as if nothing had been', async () => {
  const intake = await start({ patience: { parked: 1, failed: 1 } });
  await intake.say(eventOf('healed', 2));
  await intake.buried(1);
  await intake.say(eventOf('healed', 1));
  await intake.say(eventOf('healed', 2));
  await intake.heard('healed', 2);
  expect(await countOf('healed')).toBe(2);
});

test.each([
  ['no JSON', 'hello'],
  ['no event', '{"subject":"a"}'],
  ['an event with wrong data', JSON.stringify({ ...eventOf('wrong', 1), data: { reason: 7 } })],
])('%s is dead-lettered as invalid at once', async (_, text) => {
  const intake = await start();
  await intake.sayText('haoban.00.approval.case.withdrawn.v1', text);
  expect(await intake.buried(1)).toMatchObject([{ reason: 'invalid', body: text }]);
});

test('an effect that keeps failing is dead-lettered after its tries, not before', async () => {
  let tries = 0;
  const intake = await start({
    patience: { parked: 3, failed: 3 },
    effect: async () => {
      tries += 1;
      throw new Error('never');
    },
  });
  await intake.say(eventOf('failing', 1));
  expect(await intake.buried(1)).toMatchObject([{ reason: 'failed', detail: 'Error: never' }]);
  expect(tries).toBe(4);
});

test('an effect that fails twice succeeds at the third try', async () => {
  let tries = 0;
  const intake = await start({
    effect: async (event, heard) => {
      tries += 1;
      if (tries < 3) throw new Error('not yet');
      await countOnce(counterJournal(database.pool), event.subject, { heard });
    },
  });
  await intake.say(eventOf('third', 1));
  await intake.heard('third', 1);
  expect([tries, await countOf('third'), (await intake.deadLetters()).length]).toEqual([3, 1, 0]);
});

test.each(['a NUL \0', 'half a character \ud800'])(
  'a text that can not be stored is dead-lettered at its first try: %j',
  async (reason) => {
    let tries = 0;
    const intake = await start({
      effect: async (event, heard) => {
        tries += 1;
        await countOnce(counterJournal(database.pool), event.subject, {
          heard,
          reason: String(event.data['reason']),
        });
      },
    });
    await intake.say(eventOf('unstorable', 1, reason));
    expect(await intake.buried(1)).toMatchObject([{ reason: 'failed' }]);
    expect(tries).toBe(1);
    const { rows } = await database.pool.query(
      'select from journal union all select from inbox union all select from counters',
    );
    expect(rows).toEqual([]);
  },
);

test('an effect that committed and then failed is not had again', async () => {
  const intake = await start({
    effect: async (event, heard) => {
      await countOnce(counterJournal(database.pool), event.subject, { heard });
      throw new Error('too late');
    },
  });
  await intake.say(eventOf('late', 1));
  await waitUntil(() => intake.stats.repeated === 1, { timeoutMs: 60_000, what: 'the repetition' });
  expect(await countOf('late')).toBe(1);
});

test('a subject that is stuck holds up no other, however many of its events wait', async () => {
  let release = (): void => {};
  const stuck = new Promise<void>((resolve) => (release = resolve));
  const intake = await start({
    effect: async (event, heard) => {
      if (event.subject === 'stuck') await stuck;
      await countOnce(counterJournal(database.pool), event.subject, { heard });
    },
  });
  for (let n = 1; n <= 600; n += 1) await intake.say(eventOf('stuck', n));
  await intake.say(eventOf('free', 1));
  await intake.heard('free', 1);
  release();
  await intake.heard('stuck', 600);
  expect(await sequencesOf(database.pool, 'stuck')).toHaveLength(600);
});

test('what a process held when it was cut off is taken by the next one within seconds', async () => {
  let release = (): void => {};
  const until = new Promise<void>((resolve) => (release = resolve));
  let begun = false;
  const held = await start({
    effect: async () => {
      begun = true;
      await until;
      throw new Error('gone');
    },
  });
  await held.say(eventOf('held', 1));
  await waitUntil(() => begun, { timeoutMs: 60_000, what: 'the effect to begin' });
  await held.nc.close();
  const next = await start();
  await next.heard('held', 1);
  release();
  expect(await countOf('held')).toBe(1);
});

test('the trace reaches what the effect records', async () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  const intake = await start();
  await intake.say(eventOf('traced', 1), traceparent);
  await intake.heard('traced', 1);
  const { rows } = await database.pool.query('select trace, actor from journal');
  expect(rows).toEqual([{ trace: traceparent, actor: 'clerk' }]);
});
