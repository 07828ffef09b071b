import { parseDate } from '@haoban/sla-clock/local-date';
import type { Goal } from './goals.ts';
import { numberOf, recordOf, textOf, textsOf } from './read-data.ts';
import { officeCalendar, type DatasetReference, type OfficeCalendar, type Place } from './reference.ts';

/** One reference event in the order of its key; `data` is its payload. */
export type ReferenceEvent = {
  readonly type: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** The events that facts are judged by. */
export const referenceTypes = [
  'area.published.v1',
  'calendar.published.v1',
  'target.set.v1',
  'baseline.set.v1',
] as const;

const placeOf = (data: ReferenceEvent['data']): Place => ({
  zone: textOf(data, 'zone'),
  calendarId: textOf(data, 'calendarId'),
  tripCostCents: numberOf(data, 'tripCostCents') ?? 0,
});

const goalOf = (data: ReferenceEvent['data']): Goal => ({
  scope: textOf(data, 'scope'),
  code: textOf(data, 'code'),
  region: textOf(data, 'region'),
  value: numberOf(data, 'value') ?? 0,
  unit: textOf(data, 'unit'),
  year: numberOf(data, 'year') ?? 0,
  validFromDay: parseDate(textOf(data, 'validFrom')),
});

const goalKey = ({ scope, code, region, year, validFromDay }: Goal): string =>
  [scope, code, region, year, validFromDay].join('\u0000');

// Opening and closing of each shift; payloads were checked by their schema when they came in.
const pairsIn = (pairs: unknown): string[][] =>
  (Array.isArray(pairs) ? pairs : []).map((pair: unknown) =>
    Array.isArray(pair) ? pair.filter((time) => typeof time === 'string') : [],
  );

/** The calendar of a published event. Throws a RangeError for one that contradicts itself. */
export function calendarIn(data: ReferenceEvent['data'], subject: string): OfficeCalendar {
  const coverage = recordOf(data, 'coverage');
  return officeCalendar({
    calendarId: subject,
    version: numberOf(data, 'version') ?? 0,
    coverage: { from: textOf(coverage, 'from'), to: textOf(coverage, 'to') },
    off: textsOf(data, 'off'),
    work: textsOf(data, 'work'),
    officeHours: Object.fromEntries(
      Object.entries(recordOf(data, 'officeHours') ?? {}).map(([hall, pairs]) => [hall, pairsIn(pairs)]),
    ),
    sources: textsOf(data, 'sources'),
  });
}

// A calendar that contradicts itself is left out: it must not hold up everything behind it.
function calendarOf(data: ReferenceEvent['data'], subject: string): OfficeCalendar | undefined {
  try {
    return calendarIn(data, subject);
  } catch {
    return undefined;
  }
}

const lastGoals = (events: readonly ReferenceEvent[], type: string): Goal[] => [
  ...new Map(
    events
      .filter((event) => event.type === type)
      .map(({ data }) => goalOf(data))
      .map((goal) => [goalKey(goal), goal]),
  ).values(),
];

/** What the reference events of one data set, in their order, say: of each area and goal the last, of a calendar the newest version. */
export function datasetReference(events: readonly ReferenceEvent[]): DatasetReference {
  const places = new Map<string, Place>();
  const calendars = new Map<string, OfficeCalendar>();
  for (const { type, subject, data } of events) {
    if (type === 'area.published.v1') places.set(subject, placeOf(data));
    if (type !== 'calendar.published.v1') continue;
    const read = calendarOf(data, subject);
    const known = calendars.get(subject);
    if (read !== undefined && (known === undefined || known.calendar.version <= read.calendar.version))
      calendars.set(subject, read);
  }
  return {
    places,
    calendars,
    targets: lastGoals(events, 'target.set.v1'),
    baselines: lastGoals(events, 'baseline.set.v1'),
  };
}
