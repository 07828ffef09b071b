import type { Envelope } from '@haoban/contracts/envelope';
import { referenceData } from '@haoban/simulator/reference-data';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { published as publishedAt } from '../event-maker.ts';
import { regions } from './random-reference.ts';

const published = publishedAt('2026-01-01T00:00:00.000Z');

const elsewhere = { code: regions[1], name: 'Amsterdam', zone: 'Europe/Amsterdam', calendarId: 'cn' };
const item = {
  version: 1,
  kind: 'promise',
  org: 'o1',
  visitsLimit: 0,
  onlineDepth: 4,
  stages: [],
  policies: {},
};
const goal = { scope: 'item', unit: 'WD', validFrom: '2026-01-01', setBy: 'x' };

/** What the live set publishes for every data set that says nothing of the same subject: areas, a calendar, items, goals. */
export const liveReference: readonly Envelope[] = [
  ...referenceData.areas.map((area) => published('intake', 'area.published.v1', area.code, area)),
  published('intake', 'area.published.v1', elsewhere.code, {
    ...elsewhere,
    tripCostCents: 777,
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
  ...['i01', 'i05', 'i90'].map((code) =>
    published('intake', 'item.published.v1', code, {
      ...item,
      code,
      name: code,
      statutory: { unit: 'WD', n: 20 },
      promised: { unit: 'WD', n: 5 },
    }),
  ),
  published('analytics', 'target.set.v1', 'item:i04', { ...goal, code: 'i04', value: 4 }),
  published('analytics', 'baseline.set.v1', 'item:i04', { ...goal, code: 'i04', value: 9, year: 2018 }),
];
