import { createClient } from '@clickhouse/client';
import type { Envelope } from '@haoban/contracts/envelope';
import { derivedEventId } from '@haoban/contracts/event-id';
import { importSubject } from '@haoban/contracts/subjects';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { createPublisher } from '@haoban/messaging/publisher';
import { natsConnection } from '@haoban/messaging/runtime';
import { buildCalendar } from '@haoban/sla-clock/calendar';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { judgeClock } from '@haoban/sla-clock/judge';
import { formatDate, localDay } from '@haoban/sla-clock/local-date';
import type { DayTerm } from '@haoban/sla-clock/term';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startAnalytics, type Analytics } from './start-analytics.ts';

const zone = 'Asia/Shanghai';
const calendar = buildCalendar(calendarCn);
const begin = Date.parse('2025-06-01T00:00:00Z');
const end = Date.parse('2026-11-01T00:00:00Z');
const asOf = '2026-11-10T04:00:00.000Z';
const dataset = 'sim-clock';

type Generated = {
  acceptedAt: string;
  term: DayTerm;
  suspensions: { start: string; end?: string }[];
  decidedAt?: string;
};

const instant = fc.integer({ min: begin, max: end }).map((ms) => new Date(ms).toISOString());
const term: fc.Arbitrary<DayTerm> = fc.oneof(
  fc.record({ unit: fc.constantFrom('WD' as const, 'ND' as const), n: fc.integer({ min: 0, max: 40 }) }),
  fc.constant<DayTerm>({ unit: 'IMMEDIATE' }),
);
const days = (iso: string, count: number): string =>
  new Date(Date.parse(iso) + count * 86_400_000).toISOString();
const generated: fc.Arbitrary<Generated> = fc
  .record({
    acceptedAt: instant,
    term,
    pauses: fc.array(
      fc.record({
        after: fc.double({ min: 0, max: 60, noNaN: true }),
        length: fc.double({ min: 0, max: 25, noNaN: true }),
        open: fc.integer({ min: 0, max: 9 }),
      }),
      { maxLength: 4 },
    ),
    decidedAfter: fc.option(fc.double({ min: 0, max: 90, noNaN: true })),
  })
  .map(({ acceptedAt, term: limit, pauses, decidedAfter }) => ({
    acceptedAt,
    term: limit,
    suspensions: pauses.map(({ after, length, open }) => {
      const start = days(acceptedAt, after);
      return open === 0 ? { start } : { start, end: days(start, length) };
    }),
    ...(decidedAfter === null ? {} : { decidedAt: days(acceptedAt, decidedAfter) }),
  }));

function eventsOf(subject: string, made: Generated): Envelope[] {
  let sequence = 0;
  const event = (source: string, type: string, time: string, data: Record<string, unknown>): Envelope => {
    sequence += 1;
    return {
      specversion: '1.0',
      id: derivedEventId(dataset, subject, type, String(sequence)),
      source: `haoban/${source}`,
      type,
      time,
      subject,
      sequence,
      recordedat: time,
      dataset,
      region: '320281',
      data,
    };
  };
  const day0 = formatDate(localDay(Date.parse(made.acceptedAt), zone));
  const flags = { tolerance: false, committed: false, deemed: false };
  const item = { code: 'i', kind: 'promise', org: 'o', promised: made.term };
  return [
    event('intake', 'case.accepted.v1', made.acceptedAt, {
      item,
      receivedAt: made.acceptedAt,
      day0,
      calendarId: 'cn',
      ...flags,
    }),
    ...made.suspensions.flatMap(({ start, end: until }, index) => [
      event('approval', 'suspension.started.v1', start, {
        suspensionId: `s${index}`,
        scope: 'case',
        reason: 'expert_review',
        stops: ['statutory', 'promised'],
        plannedDays: 5,
      }),
      ...(until === undefined
        ? []
        : [event('approval', 'suspension.ended.v1', until, { suspensionId: `s${index}` })]),
    ]),
    ...(made.decidedAt === undefined
      ? []
      : [event('approval', 'case.decided.v1', made.decidedAt, { outcome: 'granted', calendar: 'cn@1' })]),
  ];
}

const publishedCalendar = (): Envelope => ({
  specversion: '1.0',
  id: derivedEventId(dataset, 'calendar'),
  source: 'haoban/approval',
  type: 'calendar.published.v1',
  time: '2025-01-01T00:00:00.000Z',
  subject: 'cn',
  sequence: 1,
  recordedat: '2025-01-01T00:00:00.000Z',
  dataset,
  region: '-',
  data: calendarCn,
});

let analytics: Analytics;
beforeAll(async () => {
  analytics = await startAnalytics();
});
afterAll(() => analytics.stop());

test('the SQL over facts and the clock library agree on every generated case', async () => {
  const cases = fc.sample(generated, { numRuns: 600, seed: 20_261_121 });
  const nc = await natsConnection(analytics.nats, 'test');
  const publisher = createPublisher(nc);
  const published = publishedCalendar();
  const all = [published, ...cases.flatMap((made, index) => eventsOf(`case-${index}`, made))];
  await Promise.all(
    all.map((event) => publisher.publish(importSubject(event), JSON.stringify(event), event.id)),
  );

  const { origin, username, password, pathname } = new URL(analytics.warehouse);
  const client = createClient({ url: origin, username, password, database: pathname.slice(1) });
  const query = `select subject, if(promised_stopped, null, toString(due_date)) as due, toInt32(elapsed_promised) as elapsed,
      promised_in_time as in_time, is_closed as closed
    from cases_at_v1(dataset = '${dataset}', as_of = '${asOf.replace('T', ' ').replace('Z', '')}')`;
  const rows = await waitUntil(
    async () => {
      const answer = await client.query({ query, format: 'JSONEachRow' });
      const found = await answer.json<{
        subject: string;
        due: string | null;
        elapsed: number;
        in_time: number;
        closed: number;
      }>();
      return found.length === cases.length ? found : undefined;
    },
    { timeoutMs: 240_000, what: 'every case to be stored', everyMs: 250 },
  );
  await client.close();
  publisher.close();
  await nc.close();

  const bySubject = new Map(rows.map((row) => [row.subject, row]));
  const differences = cases.flatMap((made, index) => {
    const row = bySubject.get(`case-${index}`);
    // the library sees what had happened by then, as the answer does
    const known = {
      ...made,
      suspensions: made.suspensions
        .filter(({ start }) => start < asOf)
        .map(({ start, end: until }) =>
          until === undefined || until >= asOf ? { start } : { start, end: until },
        ),
    };
    const { decidedAt, ...open } = known;
    const standing = decidedAt === undefined || decidedAt >= asOf ? open : known;
    const judged = judgeClock({ calendar, zone, asOf, ...standing });
    const late =
      judged.onTime === false ||
      (judged.onTime === null && judged.due !== null && judged.due < asOf.slice(0, 10));
    const same =
      row !== undefined &&
      row.due === judged.due &&
      row.elapsed === judged.elapsedDays &&
      Boolean(row.in_time) === !late;
    return same ? [] : [{ made, row, judged }];
  });
  expect(differences.slice(0, 3)).toEqual([]);
  expect(rows.filter(({ closed }) => closed === 1).length).toBeGreaterThan(100);
}, 400_000);
