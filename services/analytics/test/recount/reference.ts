import type { Envelope } from '@haoban/contracts/envelope';
import { byOrderKey, knownAt, lastSaid, allSaid, type History } from './histories.ts';
import { localDayOf, wallClock, workdaysOf, type Workdays } from './local-time.ts';

export type Place = { readonly region: string; readonly zone?: string };

/** A target or baseline that was set: `amount` in days, or minutes where the unit is hours. */
export type Goal = {
  of: 'target' | 'baseline';
  scope: string;
  code: string;
  region: string;
  basis: 'wd' | 'nd' | 'wh';
  amount: number;
  year: number;
  validFrom: string;
};

/** What holds for a data set: zones and costs of areas, calendars, goals, and the histories of items. */
export type Reference = {
  dayOf: (atMs: number, place: Place) => number;
  /** Local date and hour of an instant. */
  hourOf: (atMs: number, place: Place) => string;
  /** What a trip to the hall costs whoever lives in an area. */
  tripCents: (region: string) => number;
  calendarOf: (id: string) => Workdays;
  /** The calendar of an area; the national one where nobody says. */
  calendarAt: (region: string) => Workdays | undefined;
  /** Whether a hall's office hours hold the minute that begins at an instant, on whatever day. */
  openingOf: (id: string, hall: string, place: Place) => (atMs: number) => boolean;
  goals: readonly Goal[];
  items: readonly History[];
};

/** `13:30` as minutes since midnight. */
const minuteOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const defaultZone = 'Asia/Shanghai';
const kinds = ['area', 'calendar', 'item', 'target', 'baseline'];
const kindOf = (type: string): string => type.slice(0, type.indexOf('.'));

// What live says of a subject serves every data set that says nothing of that subject itself.
function historiesFor(events: Iterable<Envelope>, dataset: string, asOf: string): Map<string, History[]> {
  const known = [...events].filter(({ type }) => kinds.includes(kindOf(type)));
  const told = (of: string): Map<string, Envelope[]> =>
    Map.groupBy(
      knownAt(known, of, asOf).toSorted(byOrderKey),
      ({ type, subject }) => `${kindOf(type)} ${subject}`,
    );
  return Map.groupBy(new Map([...told('live'), ...told(dataset)]).values(), ([first]) =>
    kindOf(first?.type ?? ''),
  );
}

function goalsOf(history: History): Goal[] {
  const said = [
    ...allSaid(history, 'target.set.v1').map((one) => ({ ...one, of: 'target' as const })),
    ...allSaid(history, 'baseline.set.v1').map((one) => ({ ...one, of: 'baseline' as const })),
  ].map(({ of, data: { scope, code, region = '', unit, value, year, validFrom } }): Goal => {
    const basis = unit === 'WD' ? 'wd' : unit === 'ND' ? 'nd' : 'wh';
    const amount = unit === 'WH' ? value * 60 : value;
    return { of, scope, code, region, basis, amount, year: year ?? Number(validFrom.slice(0, 4)), validFrom };
  });
  return [
    ...new Map(said.map((goal) => [[goal.region, goal.validFrom, goal.year].join(' '), goal])).values(),
  ];
}

/** What was published for a data set before an instant. */
export function referenceOf(events: Iterable<Envelope>, dataset: string, asOf: string): Reference {
  const histories = historiesFor(events, dataset, asOf);
  const areas = new Map(
    (histories.get('area') ?? []).flatMap((history) => {
      const area = lastSaid(history, 'area.published.v1')?.data;
      return area === undefined ? [] : [[area.code, area] as const];
    }),
  );
  const calendars = new Map(
    (histories.get('calendar') ?? []).flatMap((history) => {
      const [newest] = allSaid(history, 'calendar.published.v1').toSorted(
        (a, b) => b.data.version - a.data.version,
      );
      return newest === undefined ? [] : [[newest.data.calendarId, newest.data] as const];
    }),
  );
  const workdays = new Map([...calendars].map(([id, calendar]) => [id, workdaysOf(calendar)]));
  const zoneOf = ({ region, zone }: Place): string => zone ?? areas.get(region)?.zone ?? defaultZone;
  return {
    dayOf: (atMs, place) => localDayOf(atMs, zoneOf(place)),
    hourOf: (atMs, place) => new Date(wallClock(atMs, zoneOf(place))).toISOString().slice(0, 13),
    tripCents: (region) => areas.get(region)?.tripCostCents ?? 0,
    openingOf: (id, hall, place) => {
      const hours = calendars.get(id)?.officeHours;
      const shifts = (hours?.[hall] ?? hours?.['*'] ?? []).map((times) => times.map(minuteOfDay));
      const zone = zoneOf(place);
      return (atMs) => {
        const minute = Math.floor(wallClock(atMs, zone) / 60_000) % (24 * 60);
        return shifts.some(([opens = 0, closes = 0]) => opens <= minute && minute < closes);
      };
    },
    calendarAt: (region) => workdays.get(areas.get(region)?.calendarId ?? 'cn'),
    calendarOf: (id) => {
      const calendar = workdays.get(id);
      if (calendar === undefined) throw new RangeError(`no calendar ${id} was published`);
      return calendar;
    },
    goals: [...(histories.get('target') ?? []), ...(histories.get('baseline') ?? [])].flatMap(goalsOf),
    items: histories.get('item') ?? [],
  };
}
