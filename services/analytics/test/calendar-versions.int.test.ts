import type { Envelope } from '@haoban/contracts/envelope';
import { findIndicator } from '@haoban/indicators/catalogue';
import type { CalendarDefinition } from '@haoban/sla-clock/calendar';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { overlayCalendar } from '@haoban/sla-clock/overlay';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { completeQuestion, type Asked } from '../src/core/question.ts';
import { createAnswers } from '../src/db/answers.ts';
import { writeBatch, type WriteParts } from '../src/db/write-batch.ts';
import { createWriteParts } from '../src/db/write-parts.ts';
import { eventMaker } from './event-maker.ts';
import { freshWarehouse } from './fresh-warehouse.ts';

const dataset = 'sim-calendars';
const make = eventMaker(dataset);
const at = (day: string, time = '10:00'): string => `${day}T${time}:00+08:00`;
const publish = (definition: CalendarDefinition, time: string): Envelope =>
  make.event('approval', definition.calendarId, 'calendar.published', time, definition);

const local = overlayCalendar(calendarCn, {
  calendarId: 'cn-3202',
  version: 1,
  off: [],
  work: [],
  sources: [],
});
const terms = { promised: { n: 5, unit: 'WD' } };
const accepted = (subject: string, calendarId: string): Envelope => {
  const { data, ...event } = make.accept(subject, at('2026-11-02'), terms);
  return { ...event, data: { ...data, calendarId } };
};
// Due on 9 November by both calendars; a decision on the 10th is late, and says so.
const verdict = { due: '2026-11-09', elapsedDays: 6, onTime: false };
const decided = (subject: string): Envelope =>
  make.decide(subject, at('2026-11-10'), 'granted', {
    judgement: { promised: verdict, workingMinutes: 2400 },
  });

let warehouse: Awaited<ReturnType<typeof freshWarehouse>>;
let parts: WriteParts;
let tell: (...events: Envelope[]) => Promise<void>;

beforeAll(async () => {
  warehouse = await freshWarehouse();
  parts = createWriteParts(warehouse);
  tell = (...events) => writeBatch(parts, events, false);
  await tell(publish(calendarCn, at('2026-01-01')), publish(local, at('2026-01-01')));
  await tell(
    accepted('a', 'cn'),
    decided('a'),
    accepted('b', 'cn-3202'),
    decided('b'),
    accepted('open', 'cn-3202'),
  );
});
afterAll(() => warehouse.drop());

async function asked(id: string, more: Asked): Promise<{ sums: [number, number]; cases: string[] }> {
  const indicator = findIndicator(id);
  if (indicator === undefined) throw new Error(id);
  const asOf = '2026-11-20T04:00:00.000Z';
  const words = { dataset, from: '2026-11-01', to: '2026-12-01', asOf, ...more };
  const completed = completeQuestion(indicator, words, 'Asia/Shanghai', Date.parse(asOf));
  if ('faults' in completed) throw new Error(JSON.stringify(completed.faults));
  const answers = createAnswers(warehouse, parts.pasts);
  const { numerator, denominator } = await answers.total(indicator, completed.question);
  const cases = await answers.members(indicator, completed.question, 'numerator', { limit: 10, offset: 0 });
  return { sums: [numerator, denominator], cases };
}
const latest: Asked = { filters: {} };
const judged: Asked = { ...latest, calendar: 'judged' };

test('before anything is republished both calendars say the same', async () => {
  for (const question of [latest, judged]) {
    expect(await asked('on_time_promised', question)).toEqual({ sums: [0, 2], cases: [] });
    expect((await asked('elapsed_days_mean', question)).sums).toEqual([12, 2]);
  }
});

test('a closure published afterwards re-answers the history of its place and leaves verdicts as they were given', async () => {
  await tell(
    publish({ ...local, version: 2, off: [...local.off, '2026-11-05'].toSorted() }, at('2026-11-12')),
  );
  expect(await asked('on_time_promised', latest)).toEqual({ sums: [1, 2], cases: ['b'] });
  expect((await asked('elapsed_days_mean', latest)).sums).toEqual([11, 2]);
  expect(await asked('on_time_promised', judged)).toEqual({ sums: [0, 2], cases: [] });
  expect((await asked('elapsed_days_mean', judged)).sums).toEqual([12, 2]);
});

test('the cohort of a due date follows the calendar that is asked for', async () => {
  const onTheTenth = { from: '2026-11-10', to: '2026-11-11' };
  // b was decided, the open case falls due the same day and is overdue by now
  expect((await asked('on_time_cohort', { ...latest, ...onTheTenth })).sums).toEqual([1, 2]);
  expect((await asked('on_time_cohort', { ...judged, ...onTheTenth })).sums).toEqual([0, 1]);
  const onTheNinth = { from: '2026-11-09', to: '2026-11-10' };
  expect((await asked('on_time_cohort', { ...latest, ...onTheNinth })).sums).toEqual([0, 1]);
  expect((await asked('on_time_cohort', { ...judged, ...onTheNinth })).sums).toEqual([0, 2]);
});

test('an older version that arrives late changes nothing', async () => {
  await tell(publish(local, at('2026-11-19')));
  expect(await asked('on_time_promised', latest)).toEqual({ sums: [1, 2], cases: ['b'] });
});

test('what a further version takes back is answered as before it', async () => {
  await tell(publish({ ...local, version: 3 }, at('2026-11-19', '11:00')));
  expect(await asked('on_time_promised', latest)).toEqual({ sums: [0, 2], cases: [] });
});
