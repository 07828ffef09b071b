import type { Envelope } from '@haoban/contracts/envelope';
import { eventSubject, importSubject } from '@haoban/contracts/subjects';
import { indicators } from '@haoban/indicators/catalogue';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { createPublisher } from '@haoban/messaging/publisher';
import { natsConnection } from '@haoban/messaging/runtime';
import { demoDay, simulateHallDay } from '@haoban/simulator/hall-day';
import { referenceData } from '@haoban/simulator/reference-data';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askedHours, hourOf } from './recount/draw.ts';
import { randomWorld, regions } from './recount/random-world.ts';
import { isCount, recount, recountable, type Figure, type Question } from './recount/recount.ts';
import { referenceOf } from './recount/reference.ts';
import { published as publishedAt } from './event-maker.ts';
import { startAnalytics, type Analytics } from './start-analytics.ts';

const published = publishedAt('2026-01-01T00:00:00.000Z');

const elsewhere = { code: regions[1], name: 'Amsterdam', zone: 'Europe/Amsterdam', calendarId: 'cn' };
const referenceEvents = [
  ...referenceData.areas.map((area) => published('intake', 'area.published.v1', area.code, area)),
  published('intake', 'area.published.v1', elsewhere.code, {
    ...elsewhere,
    tripCostCents: 0,
    defaultRating: false,
  }),
  published('approval', 'calendar.published.v1', 'cn', {
    ...calendarCn,
    officeHours: {
      ...calendarCn.officeHours,
      h1: [
        ['08:30', '11:30'],
        ['13:00', '17:15'],
      ],
    },
  }),
];
const reference = referenceOf(referenceEvents);

const hallDay = [...simulateHallDay({ ...demoDay, visitors: 200, dataset: 'sim-recount' })];
const worlds = Array.from({ length: 25 }, (_, n) => {
  const dataset = `sim-w${n}`;
  const [events] = fc.sample(randomWorld(dataset), { numRuns: 1, seed: 20_261_121 + n });
  return { dataset, events: events ?? [] };
});

let analytics: Analytics;
let close: () => Promise<void>;
let tell: (events: readonly Envelope[]) => Promise<void>;

beforeAll(async () => {
  analytics = await startAnalytics();
  const nc = await natsConnection(analytics.nats, 'test');
  const publisher = createPublisher(nc);
  let told = 0;
  const stored = async (): Promise<number> => {
    const text = await (await fetch(`${analytics.address}/metrics`)).text();
    return [...text.matchAll(/^haoban_sink_stored\S* (\d+)/gm)].reduce((sum, [, n]) => sum + Number(n), 0);
  };
  // Each under a message id of its own, so that the stream drops no repetition.
  tell = async (events) => {
    for (const event of events) {
      told += 1;
      const subject = event.dataset === 'live' ? eventSubject(event) : importSubject(event);
      await publisher.publish(subject, JSON.stringify(event), `told-${told}`);
    }
    await waitUntil(async () => (await stored()) >= told, { timeoutMs: 240_000, what: 'all to be stored' });
  };
  close = async () => {
    publisher.close();
    await nc.close();
  };
  await tell(referenceEvents);
});
afterAll(async () => {
  await close();
  await analytics.stop();
});

/** An answer as it is recounted. */
type Recounted = ReturnType<typeof recount>;

const isEmpty = (id: string, { value, numerator, immature, excluded }: Figure): boolean =>
  (value === null || (value === 0 && isCount(id))) && (numerator ?? 0) === 0 && immature + excluded === 0;

const figureOf = ({ value, numerator, denominator, immature, excluded }: Figure): Figure => ({
  value,
  numerator,
  denominator,
  immature,
  excluded,
});

/** What the service answers, without intervals and without groups that have no member. */
async function answered({ id, by, ...words }: Question): Promise<Recounted> {
  const query = new URLSearchParams({ ...words, by: by.join(',') });
  const text = await analytics.answerText(id, query.toString());
  const answer: Figure & { rows: (Figure & Record<string, string>)[] } = JSON.parse(text);
  if (!Array.isArray(answer.rows)) throw new Error(`${id}: ${text}`);
  const rows = answer.rows.filter((row) => !isEmpty(id, row));
  return {
    ...figureOf(answer),
    rows: rows.map((row) => ({ group: by.map((name) => String(row[name])), ...figureOf(row) })),
  };
}

/** Asks three questions at a time and returns those that are answered otherwise than counted. */
async function differences(questions: readonly Question[], events: readonly Envelope[]): Promise<string[]> {
  const open = [...questions];
  const found: string[] = [];
  const ask = async (): Promise<void> => {
    for (let question = open.shift(); question !== undefined; question = open.shift()) {
      const answer = JSON.stringify(await answered(question));
      const { id } = question;
      const all = recount(events, question, reference);
      const counted = JSON.stringify({ ...all, rows: all.rows.filter((row) => !isEmpty(id, row)) });
      if (answer !== counted) found.push([JSON.stringify(question), counted, answer].join('\n'));
    }
  };
  await Promise.all([ask(), ask(), ask()]);
  return found;
}

test('every indicator of the catalogue is recounted', () => {
  const counted = indicators.flatMap(({ id, rows }) => (rows === 'pipeline' ? [] : [id]));
  expect(recountable.toSorted()).toEqual(counted.toSorted());
});

/** Lights and reviews were filed through no channel. */
const isOverseen = (id: string): boolean => id === 'light_count' || id === 'quality_score';

const hallPeriod = { dataset: 'sim-recount', from: '2026-10-01', to: '2026-11-03', basis: 'wd' } as const;
// The start of `to`, which is the default, and two in the middle.
const hallMoments = ['2026-11-02T16:00:00.000Z', '2026-10-12T03:00:00.000Z', '2026-10-16T02:30:00.000Z'];

test('a hall day: every figure is what its events add up to, at the end and in the middle', async () => {
  await tell(hallDay);
  const sides = [['org'], ['channel'], ['org', 'channel']] as const;
  const overseen = [['org'], ['region:6'], ['org', 'day']] as const;
  const questions = recountable.flatMap((id, index) =>
    hallMoments.map((asOf, turn): Question => {
      const by = (isOverseen(id) ? overseen : sides)[(index + turn) % sides.length] ?? [];
      return { ...hallPeriod, id, asOf, by };
    }),
  );
  expect(await differences(questions, hallDay)).toEqual([]);
  const words = 'dataset=sim-recount&from=2026-10-01&to=2026-11-03';
  expect(await analytics.answerText('on_time_promised', words)).toBe(
    await analytics.answerText('on_time_promised', `${words}&asOf=${hallMoments[0]}`),
  );
}, 400_000);

const overseenGroups: Question['by'][] = [['org'], ['region:6'], [], ['month'], ['day', 'org']];
const stateIds = ['cases_pending', 'cases_open', 'cases_open_overdue', 'on_time_with_backlog'];
const groups: Question['by'][] = [['org'], ['channel'], ['region:6'], [], ['org', 'region:6']];
const dateGroups: Question['by'][] = [...groups, ['month'], ['day'], ['day', 'org']];

/** Any question about an indicator to a world. */
const questionAbout = (id: string, dataset: string): fc.Arbitrary<Question> =>
  fc.record({
    id: fc.constant(id),
    dataset: fc.constant(dataset),
    from: fc.constantFrom('2026-08-01', '2026-09-25'),
    to: fc.constantFrom('2026-10-10', '2026-12-31', '2026-12-31'),
    asOf: fc.constantFrom(...askedHours.map(hourOf)),
    basis: fc.constantFrom('wd', 'nd', 'wh', 'natural'),
    by: fc.constantFrom(...(isOverseen(id) ? overseenGroups : stateIds.includes(id) ? groups : dateGroups)),
  });

const questionsPerWorld = 3;

test('worlds in which anything happens, told in any order: every figure is what their events add up to', async () => {
  const events = worlds.flatMap((world) => world.events);
  await tell(events);
  const questions = worlds.flatMap(({ dataset }, world) =>
    Array.from({ length: questionsPerWorld }, (_, n) => world * questionsPerWorld + n).flatMap((seed) =>
      fc.sample(questionAbout(recountable[seed % recountable.length] ?? '', dataset), { numRuns: 1, seed }),
    ),
  );
  // The cohort turns on what is due about the very moment: it is asked everywhere.
  const cohorts = worlds.flatMap(({ dataset }, seed) =>
    fc.sample(questionAbout('on_time_cohort', dataset), { numRuns: 1, seed }),
  );
  expect(await differences([...questions, ...cohorts], events)).toEqual([]);
}, 400_000);
