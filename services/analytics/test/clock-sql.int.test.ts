import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeBatch } from '../src/db/write-batch.ts';
import { createWriteParts } from '../src/db/write-parts.ts';
import { edges } from './clock-edges.ts';
import { clockCase, localCalendar, type ClockCase } from './clock-cases.ts';
import { eventsOf } from './clock-events.ts';
import { libraryVerdicts, type ClockName, type Verdict } from './clock-verdicts.ts';
import { published } from './event-maker.ts';
import { freshWarehouse } from './fresh-warehouse.ts';

// The long run: HAOBAN_LONG=1.
const caseCount = process.env['HAOBAN_LONG'] === '1' ? 24_000 : 1_000;
const dataset = 'sim-clock';
const atOnce = 500;

let warehouse: Awaited<ReturnType<typeof freshWarehouse>>;
let cases: ClockCase[];

beforeAll(async () => {
  warehouse = await freshWarehouse();
  const parts = createWriteParts(warehouse);
  const reference = published('2012-01-01T00:00:00.000Z');
  await writeBatch(
    parts,
    [calendarCn, localCalendar].map((calendar) =>
      reference('approval', 'calendar.published.v1', calendar.calendarId, calendar),
    ),
    false,
  );
  const made = fc.sample(clockCase, { numRuns: caseCount, seed: 20_261_122 });
  cases = [...made, ...edges].map((one, index) => ({ ...one, subject: `case-${index}` }));
  for (let from = 0; from < cases.length; from += atOnce) {
    const events = cases.slice(from, from + atOnce).flatMap((one) => eventsOf(dataset, one));
    // some twice, in an order of chance
    const twice = [...events, ...events.slice(0, 50)];
    const [told] = fc.sample(fc.shuffledSubarray(twice, { minLength: twice.length }), {
      numRuns: 1,
      seed: from,
    });
    await writeBatch(parts, told ?? [], false);
  }
}, 1_800_000);
afterAll(() => warehouse.drop());

type Row = { subject: string } & Record<ClockName, Verdict>;

const verdictOf = (clock: ClockName): string => {
  const [day, elapsed] =
    clock === 'promised' ? ['due_date', 'elapsed_promised'] : ['statutory_due_date', 'elapsed_statutory'];
  return `(has_${clock}_clock,
    multiIf(${clock}_stopped, null, ${clock}_by_hours, toString(${clock}_due_wall), toString(${day})),
    if(${clock}_basis = 'wh', null, ${clock}_extended),
    ${elapsed},
    if(${clock}_basis = 'wh', null, ${clock}_removed),
    not ${clock}_in_time,
    ${clock}_provisional)`;
};

const proofs = (asOf: string, subjects: readonly string[]): string =>
  `case_proofs_v1(dataset = '${dataset}', as_of = '${asOf.replace('T', ' ').replace('Z', '')}', subjects = [${subjects.map((subject) => `'${subject}'`).join(', ')}])`;

async function answersOf(asOf: string): Promise<Map<string, Row>> {
  const shape = `'Tuple(asked Bool, due Nullable(String), extended Nullable(Int64), elapsed Int64, removed Nullable(Int64), late Bool, provisional Bool)'`;
  const rows: Row[] = [];
  for (let from = 0; from < cases.length; from += atOnce) {
    const subjects = cases.slice(from, from + atOnce).map(({ subject }) => subject);
    const answer = await warehouse.client.query({
      query: `select subject, cast(${verdictOf('promised')}, ${shape}) as promised, cast(${verdictOf('statutory')}, ${shape}) as statutory
        from ${proofs(asOf, subjects)} where is_accepted`,
      format: 'JSONEachRow',
    });
    rows.push(...(await answer.json<Row>()));
  }
  return new Map(rows.map((row) => [row.subject, row]));
}

/** The cases that SQL and the library answer differently about, and how many clocks were compared. */
async function compared(asOf: string): Promise<{ differences: unknown[]; clocks: number }> {
  const answers = await answersOf(asOf);
  let clocks = 0;
  const differences = cases.flatMap((made): unknown[] => {
    const row = answers.get(made.subject);
    const expected = libraryVerdicts(made, asOf);
    if (expected === undefined) return row === undefined ? [] : [{ made, row }];
    return (['promised', 'statutory'] satisfies ClockName[]).flatMap((clock) => {
      const said = row?.[clock];
      const library = expected[clock];
      clocks += library === undefined ? 0 : 1;
      const same =
        library === undefined ? said?.asked === false : JSON.stringify(said) === JSON.stringify(library);
      return same ? [] : [{ clock, said, library, made }];
    });
  });
  return { differences, clocks };
}

test.each([
  ['when all is said', '2032-01-01T00:00:00.000Z'],
  ['on a working day in the middle', '2026-06-15T04:00:00.000Z'],
  ['on a night before a day off', '2025-12-31T17:30:00.000Z'],
])(
  'SQL over raw events and the library agree on every generated case: %s',
  async (_, asOf) => {
    const { differences, clocks } = await compared(asOf);
    expect(differences.slice(0, 3)).toEqual([]);
    expect(clocks).toBeGreaterThan(caseCount / 10);
  },
  900_000,
);

test('E12: of three parallel stages only the day on which every running one is suspended leaves the case clock', async () => {
  const answers = await answersOf('2032-01-01T00:00:00.000Z');
  const e12 = cases.findLast(({ attempts }) => attempts.length === 3);
  expect(answers.get(e12?.subject ?? '')?.statutory).toMatchObject({ elapsed: 8, removed: 1 });
});

test('finished rows say of every decided case and every due date what SQL says', async () => {
  const answer = await warehouse.client.query({
    query: `select count() as compared, countIf(
        f.due_date != if(p.promised_is_due, toDate32(p.due_day), null) or f.statutory_due_date != if(p.statutory_is_due, toDate32(p.statutory_day), null)
        or isNull(f.due_date) != (not p.promised_is_due) or isNull(f.statutory_due_date) != (not p.statutory_is_due)
        or (f.is_closed and (f.elapsed_promised, f.elapsed_statutory, f.promised_on_time and f.has_promised_clock, f.statutory_on_time and f.has_statutory_clock)
          != (p.elapsed_promised, p.elapsed_statutory, p.promised_in_time and p.has_promised_clock, p.statutory_in_time and p.has_statutory_clock))
        or (f.promised_provisional, f.statutory_provisional) != (p.promised_provisional, p.statutory_provisional)) as different
      from cases_v1(dataset = '${dataset}', as_of = '2299-12-31 23:59:59.999') as f
      inner join (select * from ${proofs(
        '2299-12-31T23:59:59.998Z',
        cases.slice(0, 1000).map(({ subject }) => subject),
      )}) as p using (subject)
      where f.is_accepted`,
    format: 'JSONEachRow',
  });
  const [row] = await answer.json<{ compared: number; different: number }>();
  expect(row?.different).toBe(0);
  expect(row?.compared).toBeGreaterThan(500);
});
