import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { parseInstant } from '@haoban/sla-clock/local-date';
import { judgeCase, type JudgedCase } from '../src/core/facts/case-facts.ts';
import { officeCalendar, referenceOf, type DatasetReference } from '../src/core/facts/reference.ts';
import { subjectEvents, type FactEvent } from '../src/core/facts/subject-events.ts';

/** One event as a test tells it: its type without a version, `11-02 10:00` of 2026 in Shanghai, its payload. */
export type Told = readonly [type: string, at: string, data?: Readonly<Record<string, unknown>>];

const rankOf = (type: string): number => {
  if (type.startsWith('delivery.')) return 3;
  return /^case\.(?:submitted|accepted)|^visit\./.test(type) ? 1 : 2;
};

/** An instant of 2026 in Shanghai from `11-02 10:00`, ten in the morning where no time is told. */
const instantOf = (at: string): string => `2026-${at.slice(0, 5)}T${at.slice(6) || '10:00'}:00+08:00`;

/** Events of one case in the order given, which is that of their sequence; types without their version. */
export const history = (...events: readonly Told[]): FactEvent[] =>
  events.map(([type, at, data = {}], index) => ({
    id: `e${String(index).padStart(3, '0')}`,
    type: `${type}.v1`,
    timeMs: parseInstant(instantOf(at)),
    revision: 0,
    rank: rankOf(type),
    sequence: index + 1,
    region: '320281001',
    zone: '',
    data,
  }));

/** The acceptance of an item of ten promised working days, unless it says otherwise. */
export const accepted = (at: string, item: Readonly<Record<string, unknown>> = {}): Told => [
  'case.accepted',
  at,
  {
    item: { code: 'i', kind: 'promise', org: 'o1', promised: { n: 10, unit: 'WD' }, ...item },
    day0: instantOf(at).slice(0, 10),
    calendarId: 'cn',
  },
];

/** The decision of a case. */
export const decided = (at: string, outcome = 'granted'): Told => ['case.decided', at, { outcome }];

const world: DatasetReference = {
  places: new Map([['320281001', { zone: 'Asia/Shanghai', calendarId: 'cn', tripCostCents: 2400 }]]),
  calendars: new Map([['cn', officeCalendar(calendarCn)]]),
  targets: [],
  baselines: [],
};

/** A case as the national calendar judges it; goals are told where there are any. */
export const judged = (
  events: readonly FactEvent[],
  goals: Partial<Pick<DatasetReference, 'targets' | 'baselines'>> = {},
): JudgedCase =>
  judgeCase(subjectEvents('live', 'c1', events), referenceOf({ ...world, ...goals }, undefined, 1));
