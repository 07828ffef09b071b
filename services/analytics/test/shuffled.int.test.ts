import type { Envelope } from '@haoban/contracts/envelope';
import { eventSubject } from '@haoban/contracts/subjects';
import { indicators } from '@haoban/indicators/catalogue';
import { allowedDimensions } from '@haoban/indicators/dimensions';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { createPublisher, type Publisher } from '@haoban/messaging/publisher';
import { natsConnection } from '@haoban/messaging/runtime';
import { demoDay, simulateHallDay } from '@haoban/simulator/hall-day';
import { referenceData } from '@haoban/simulator/reference-data';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { published as publishedAt } from './event-maker.ts';
import { startAnalytics, type Analytics } from './start-analytics.ts';

const published = publishedAt('2026-01-01T00:00:00.000Z');

const world: Envelope[] = [
  ...referenceData.areas.map((area) => published('intake', 'area.published.v1', area.code, area)),
  published('approval', 'calendar.published.v1', 'cn', calendarCn),
  ...simulateHallDay({ ...demoDay, visitors: 60, dataset: 'live' }),
];

let analytics: Analytics;
let publisher: Publisher;
let close: () => Promise<void>;
let told = 0;

beforeAll(async () => {
  analytics = await startAnalytics();
  const nc = await natsConnection(analytics.nats, 'test');
  publisher = createPublisher(nc);
  close = async () => {
    publisher.close();
    await nc.close();
  };
});
afterAll(async () => {
  await close();
  await analytics.stop();
});

/** Publishes events as they stand, each under a message id of its own, so that JetStream drops no repetition. */
const tell = async (events: readonly Envelope[]): Promise<void> => {
  for (const event of events) {
    told += 1;
    await publisher.publish(eventSubject(event), JSON.stringify(event), `told-${told}`);
  }
};

const stored = async ({ address }: Analytics = analytics): Promise<number> => {
  const text = await (await fetch(`${address}/metrics`)).text();
  return Number(/haoban_sink_stored\S* (\d+)/.exec(text)?.[1]);
};

const placesOf = (...[rows, at]: Parameters<typeof allowedDimensions>): string =>
  ['org', 'channel', 'hall'].filter((name) => allowedDimensions(rows, at).includes(name)).join(',');

// as things stand in the end, and as they stood in the middle, when half of the events had not happened
const questions = indicators
  .filter(({ rows }) => rows !== 'pipeline')
  .flatMap(({ id, rows, at }) => [
    [id, `from=2026-10-01&to=2026-11-15&by=${placesOf(rows, at)}`] as const,
    [id, 'from=2026-10-01&to=2026-11-15&asOf=2026-10-15T03:00:00Z'] as const,
  ]);

const answersOf = (asked: Analytics): Promise<string[]> =>
  Promise.all(questions.map(async ([id, query]) => `${id} ${query} ${await asked.answerText(id, query)}`));

test('the same events twice and shuffled, over a crash, give byte-identical answers', async () => {
  await tell(world);
  await waitUntil(async () => (await stored()) === world.length, {
    timeoutMs: 300_000,
    what: 'the world to be stored',
  });
  const once = await answersOf(analytics);
  expect(once.some((text) => /"value":[0-9]/.test(text))).toBe(true);

  await analytics.crash();
  const [shuffled] = fc.sample(fc.shuffledSubarray([...world, ...world], { minLength: 2 * world.length }), {
    numRuns: 1,
    seed: 20_261_121,
  });
  await tell(shuffled ?? []);
  await waitUntil(async () => (await stored()) >= 2 * world.length, {
    timeoutMs: 300_000,
    what: 'the repetition to be stored',
  });
  expect(await answersOf(analytics)).toEqual(once);
}, 900_000);

test('a world that only ever arrived out of order answers like the one that came in order', async () => {
  const inOrder = await answersOf(analytics);
  const other = await startAnalytics();
  const nc = await natsConnection(other.nats, 'test');
  const scrambled = createPublisher(nc);
  const [shuffled] = fc.sample(fc.shuffledSubarray([...world, ...world], { minLength: 2 * world.length }), {
    numRuns: 1,
    seed: 7,
  });
  for (const [index, event] of (shuffled ?? []).entries()) {
    await scrambled.publish(eventSubject(event), JSON.stringify(event), `scrambled-${index}`);
  }
  try {
    // Asked while it comes in, too: what is kept for an instant of the past is kept right.
    const isStored = async (): Promise<boolean> => {
      await answersOf(other);
      return (await stored(other)) >= 2 * world.length;
    };
    await waitUntil(isStored, { timeoutMs: 240_000, what: 'the world to be stored', everyMs: 500 });
    expect(await answersOf(other)).toEqual(inOrder);
  } finally {
    scrambled.close();
    await nc.close();
    await other.stop();
  }
}, 900_000);
