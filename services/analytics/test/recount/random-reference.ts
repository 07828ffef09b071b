import type { Envelope } from '@haoban/contracts/envelope';
import { dayHours, hourOf, type Draw } from './draw.ts';
import type { WorldItem } from './random-items.ts';

/** Regions of the worlds: two that are published in different zones, and one nobody says anything of. */
export const regions = ['320281', '980101', '320205'] as const;

const beforeAll = -30 * dayHours;

/** An area of the world's own, where it does not take the live one. */
export function areaEvents({ make, chance, whole }: Draw): Envelope[] {
  if (chance(50)) return [];
  const area = { code: '320281', name: 'a', zone: 'Asia/Shanghai', calendarId: 'cn', defaultRating: false };
  return Array.from({ length: whole(1, 2) }, (_, n) =>
    make.event('intake', area.code, 'area.published', hourOf(beforeAll + n), {
      ...area,
      tripCostCents: whole(0, 9000),
    }),
  );
}

const calendar = {
  calendarId: 'cn',
  coverage: { from: '2026-01-01', to: '2026-12-31' },
  off: ['2026-09-25', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  work: ['2026-09-20', '2026-10-10'],
  officeHours: {
    '*': [
      ['09:00', '12:00'],
      ['13:30', '17:00'],
    ],
  },
  sources: [],
};

/** A calendar of the world's own and, now and then, its corrections. */
export function calendarEvents({ make, chance, whole, oneOf }: Draw): Envelope[] {
  if (chance(40)) return [];
  return Array.from({ length: whole(1, 3) }, (_, n) => {
    const off = [...calendar.off, oneOf('2026-09-16', '2026-10-15', '2026-10-22')];
    const work = [...calendar.work, oneOf('2026-09-12', '2026-10-24', '2026-10-25')];
    const corrected = n === 0 ? calendar : { ...calendar, off, work };
    return make.event('approval', 'cn', 'calendar.published', hourOf(beforeAll + n), {
      ...corrected,
      version: n + 1,
    });
  });
}

/** What leaders and years before are held against: goals of every scope, nested regions, several dates. */
export function goalEvents({ make, chance, whole, oneOf }: Draw): Envelope[] {
  return Array.from({ length: whole(8, 24) }, (_, n) => {
    const scope = oneOf('item', 'family', 'family', 'projectClass', 'bundleTheme');
    const codes = {
      item: ['i01', 'i02', 'i03'],
      family: ['f1', 'f2'],
      projectClass: ['p1'],
      bundleTheme: ['b1'],
    };
    const code = oneOf(...codes[scope]);
    const type = oneOf('target', 'baseline');
    const validFrom = oneOf('2026-01-01', '2026-09-15', '2026-10-01');
    return make.event('analytics', `${scope}:${code}`, `${type}.set`, hourOf(beforeAll + n), {
      scope,
      code,
      ...(chance(60) ? {} : { region: oneOf('32', '3202', '320281', '98') }),
      value: whole(0, 12),
      unit: oneOf('WD', 'WD', 'WD', 'ND', 'WH'),
      ...(type === 'baseline' ? { year: oneOf(2018, 2020) } : {}),
      validFrom,
      setBy: 'x',
    });
  });
}

const itemTerm = ({ oneOf, whole }: Draw) =>
  oneOf<Record<string, unknown> | undefined>(
    undefined,
    { unit: 'WD', n: whole(0, 20) },
    { unit: 'WD', n: whole(1, 20) },
    { unit: 'WD', n: whole(1, 20) },
    { unit: 'ND', n: whole(1, 20) },
    { unit: 'IMMEDIATE' },
  );

/** One item in its versions, now and then retired. */
export function itemEvents(draw: Draw, { kind, ...item }: WorldItem): Envelope[] {
  const { make, chance, whole, oneOf } = draw;
  let hour = oneOf(beforeAll, whole(0, 60 * dayHours));
  const published = Array.from({ length: oneOf(1, 1, 2) }, (_, n) => {
    hour += n * whole(1, 20 * dayHours);
    const [statutory, promised] = [itemTerm(draw), itemTerm(draw)];
    return make.event('intake', item.code, 'item.published', hourOf(hour), {
      ...item,
      kind,
      version: n + 1,
      ...(statutory === undefined ? {} : { statutory }),
      ...(promised === undefined ? {} : { promised }),
      visitsLimit: whole(0, 2),
      onlineDepth: whole(1, 4),
      policies: {},
    });
  });
  if (!chance(20)) return published;
  const retired = { code: item.code, version: published.length };
  return [
    ...published,
    make.event('intake', item.code, 'item.retired', hourOf(hour + whole(1, 30 * dayHours)), retired),
  ];
}
