import { isCaseNumber } from '@haoban/contracts/case-number';
import type { Envelope } from '@haoban/contracts/envelope';
import { checkEvent } from '@haoban/contracts/event-check';
import { eventsBySource } from '@haoban/contracts/events/catalogue';
import { describe, expect, test, vi } from 'vitest';
import { ofType } from '../../test/of-type.ts';
import { profiles } from '../profiles/profiles.ts';
import type { HistoryPlan } from './history-plan.ts';
import { historyEvents, simulateHistory } from './simulate-history.ts';

vi.setConfig({ testTimeout: 60_000 });

const week: HistoryPlan = {
  profile: 'xuzhou-2018',
  seed: 'a',
  from: '2018-03-05',
  to: '2018-03-12',
  until: '2018-05-01',
  scale: 0.03,
  halls: 25,
};
const subjects = [...simulateHistory(week)];
const events = subjects.flat();
const isReference = ([first]: readonly Envelope[]) =>
  /^(area|org|hall|calendar|item|target|baseline)\./.test(first?.type ?? '');
const played = subjects.filter((subject) => !isReference(subject));
const sorted = (all: Iterable<readonly Envelope[]>) =>
  [...all].map((subject) => JSON.stringify(subject)).toSorted();

test('the same plan gives the same bytes, another seed shares no event with it', () => {
  expect(JSON.stringify([...historyEvents({ ...week })])).toBe(JSON.stringify(events));
  const ids = new Set(events.map(({ id }) => id));
  expect([...historyEvents({ ...week, seed: 'b' })].filter(({ id }) => ids.has(id))).toEqual([]);
});

test('parts together are the whole, whatever they are', () => {
  const parts = [1, 2, 3].flatMap((index) => [...simulateHistory({ ...week, part: { index, of: 3 } })]);
  expect(sorted(parts)).toEqual(sorted(subjects));
});

test('a day is the same whichever other days are played', () => {
  const day = { ...week, from: '2018-03-07', to: '2018-03-08' };
  const whole = new Set(sorted(subjects));
  const alone = [...simulateHistory(day)];
  expect(alone.length).toBeGreaterThan(100);
  expect(sorted(alone).filter((subject) => !whole.has(subject))).toEqual([]);
});

test('a history is told to its end and no further', () => {
  const short = [...historyEvents({ ...week, until: '2018-03-14' })];
  const until = '2018-03-13T16:00:00.000Z';
  const goals = new Set(['item.published.v1', 'target.set.v1', 'baseline.set.v1']);
  const wanted = events.filter(({ time, type }) => time < until || goals.has(type));
  expect(short).toEqual(wanted);
});

test('subjects come whole and once, in order of time, with sequences from 1 for each source', () => {
  expect(new Set(subjects.map(([first]) => first?.subject)).size).toBe(subjects.length);
  for (const subject of subjects) {
    const heads = new Map<string, number>();
    let before = '';
    for (const event of subject) {
      expect(event.subject).toBe(subject[0]?.subject);
      expect(event.sequence).toBe((heads.get(event.source) ?? 0) + 1);
      heads.set(event.source, event.sequence);
      expect(event.time >= before).toBe(true);
      before = event.time;
    }
  }
});

test("case numbers are valid and no hall has another one's", () => {
  const filed = ofType(events, 'case.submitted.v1');
  expect(filed.length).toBeGreaterThan(300);
  expect(filed.filter(({ subject }) => !isCaseNumber(subject))).toEqual([]);
  expect(new Set(filed.map(({ subject }) => subject)).size).toBe(filed.length);
});

test('event ids are unique UUIDs of version 8', () => {
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  expect(
    events.every(({ id }) =>
      /^[0-9a-f]{8}(-[0-9a-f]{4})-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id),
    ),
  ).toBe(true);
});

test('reference data come first, and every hall, organisation and item that is spoken of is among them', () => {
  expect(subjects.findIndex((subject) => !isReference(subject))).toBe(subjects.filter(isReference).length);
  const known = new Set(subjects.filter(isReference).map(([first]) => first?.subject));
  const filed = ofType(events, 'case.submitted.v1').flatMap(({ region, data }) => [
    region,
    data.org,
    data.itemCode,
  ]);
  const stages = ofType(events, 'stage.started.v1').map(({ data }) => data.org);
  const halls = ofType(events, 'ticket.issued.v1').map(({ data }) => data.hall);
  expect(new Set([...filed, ...stages, ...halls].filter((code) => !known.has(code)))).toEqual(new Set());
  expect(new Set(halls).size).toBe(25);
});

test('no stage completes while its case is suspended', () => {
  const suspended = played.filter((subject) => ofType(subject, 'suspension.started.v1').length > 0);
  expect(suspended.length).toBeGreaterThan(5);
  for (const subject of suspended) {
    const from = ofType(subject, 'suspension.started.v1')[0]?.time ?? '';
    const to = ofType(subject, 'suspension.ended.v1')[0]?.time ?? '~';
    const within = ofType(subject, 'stage.completed.v1').filter(({ time }) => from < time && time < to);
    expect(within).toEqual([]);
  }
});

describe.each(profiles.map(({ name, reform, volume }) => ({ name, reform, cases: volume.cases })))(
  'the history of $name',
  ({ name, reform, cases }) => {
    const to = `${reform.slice(0, 8)}15`;
    const days = [
      ...historyEvents({
        profile: name,
        seed: 's',
        from: reform,
        to,
        until: `${reform.slice(0, 5)}04-01`,
        scale: 8_000 / cases,
        halls: 3,
      }),
    ];

    test('passes the event check', () => {
      expect(days.length).toBeGreaterThan(1_000);
      expect(days.map((event) => checkEvent(event)).filter((result) => 'error' in result)).toEqual([]);
    });

    test('has every event from the service whose vocabulary it is in', () => {
      const vocabulary = new Map<string, object>(
        Object.entries(eventsBySource).map(([source, types]) => [`haoban/${source}`, types]),
      );
      expect(days.filter(({ source, type }) => !Object.hasOwn(vocabulary.get(source) ?? {}, type))).toEqual(
        [],
      );
    });
  },
);

test.each([
  [{ profile: 'atlantis' }, 'there is no profile atlantis'],
  [{ from: '2016-12-31' }, 'begins on 2017-01-01'],
  [{ to: '2018-03-05' }, 'ends before it begins'],
  [{ to: '2030-01-01', until: '2030-01-01' }, 'no calendar'],
  [{ scale: 0 }, 'the scale'],
  [{ halls: 1001 }, 'halls are 1 to 1000'],
  [{ part: { index: 4, of: 3 } }, 'a part is one of all'],
  [{ until: '2018-03-06' }, 'until their end'],
])('a plan that makes no sense is refused: %o', (change, reason) => {
  expect(() => [...simulateHistory({ ...week, ...change })]).toThrow(reason);
});
