import type { Goal } from './goals.ts';
import type { DatasetReference, OfficeCalendar } from './reference.ts';

/** What another state of the reference data touches: rows of regions, cases that reach a day, closed cases with a goal. */
export type ReferenceChange = {
  readonly regions: readonly string[];
  /** Cases whose clocks reach this day (since 1970-01-01) are to be judged again; undefined: none. */
  readonly fromDay: number | undefined;
  readonly goals: readonly Goal[];
};

/** Compares two states of what a data set says; what was not known before is compared with the defaults. */
export function changedReference(before: DatasetReference, after: DatasetReference): ReferenceChange {
  const regions = [...after.places].filter(([region, place]) => {
    const known = before.places.get(region);
    return JSON.stringify(known) !== JSON.stringify(place);
  });
  const days = [...after.calendars].map(([id, calendar]) => firstChange(before.calendars.get(id), calendar));
  const fromDay = Math.min(...days);
  return {
    regions: regions.map(([region]) => region),
    fromDay: fromDay === Infinity ? undefined : fromDay,
    goals: [
      ...changedGoals(before.targets, after.targets),
      ...changedGoals(before.baselines, after.baselines),
    ],
  };
}

function changedGoals(before: readonly Goal[], after: readonly Goal[]): Goal[] {
  const known = new Set(before.map((goal) => JSON.stringify(goal)));
  return after.filter((goal) => !known.has(JSON.stringify(goal)));
}

// The first day that one of them works or knows and the other does not; Infinity where they agree.
function firstChange(before: OfficeCalendar | undefined, after: OfficeCalendar): number {
  if (before === after) return Infinity;
  if (before === undefined) return -Infinity;
  if (JSON.stringify([...before.hours]) !== JSON.stringify([...after.hours])) return -Infinity;
  const from = Math.min(before.calendar.coverage.from, after.calendar.coverage.from);
  const to = Math.max(before.calendar.coverage.to, after.calendar.coverage.to);
  for (let day = from; day <= to; day += 1)
    if (before.calendar.kindOf(day) !== after.calendar.kindOf(day)) return day;
  return before.calendar.version === after.calendar.version ? Infinity : to + 1;
}
